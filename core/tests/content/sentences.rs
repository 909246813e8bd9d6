//! A sentence of each category in five languages.

/// A sentence of each category in English, Simplified and Traditional Chinese, Japanese and Korean.
pub(crate) const SENTENCES: [(&str, [&str; 5]); 20] = [
    (
        "content/gambling",
        [
            "Our online casino gives you a bonus today.",
            "线上赌场注册送彩金，立即加入。",
            "線上賭場註冊送彩金，立即加入。",
            "オンラインカジノで今すぐボーナスを。",
            "온라인 카지노 첫충 보너스 지급.",
        ],
    ),
    (
        "content/loan",
        [
            "Get an instant loan today, bad credit OK.",
            "无抵押贷款，当天放款。",
            "免擔保貸款，立即申請。",
            "審査なし融資、即日お振込み。",
            "무직자 대출 당일 입금 가능.",
        ],
    ),
    (
        "content/drugs",
        [
            "Cheap Viagra, no prescription needed.",
            "伟哥批发，无需处方。",
            "威而鋼現貨，無需處方。",
            "バイアグラ通販、処方箋不要。",
            "정품 비아그라 판매합니다.",
        ],
    ),
    (
        "content/porn",
        [
            "Watch free porn and live sex cams.",
            "同城约炮，免费观看。",
            "色情影片免費觀看。",
            "無修正動画が無料で見放題。",
            "무료 야동 바로 보기.",
        ],
    ),
    (
        "content/social-contact",
        [
            "Join our Telegram group for tips.",
            "请加微信领取资料。",
            "請加入LINE群組領取資料。",
            "今すぐLINE追加してください。",
            "카톡 추가하시면 알려드립니다.",
        ],
    ),
    (
        "content/invoice-agency",
        [
            "We sell fake invoices of all kinds.",
            "代开发票，点数优惠。",
            "代開發票，優惠開票。",
            "領収書販売いたします。",
            "세금계산서 판매합니다.",
        ],
    ),
    (
        "content/click-farming",
        [
            "Buy Google reviews from us.",
            "招聘刷单兼职。",
            "誠徵刷單兼職。",
            "レビュー代行いたします。",
            "리뷰 알바 모집합니다.",
        ],
    ),
    (
        "content/prize-draw",
        [
            "Top up to enter the lucky draw.",
            "充值抽奖，马上参与。",
            "儲值抽獎，馬上參加。",
            "チャージで抽選に参加。",
            "충전하면 추첨에 참여.",
        ],
    ),
    (
        "content/phishing",
        [
            "Verify your account or it will be suspended.",
            "请验证您的账户，否则将被冻结。",
            "請驗證您的帳戶，否則將被凍結。",
            "カード番号を入力しないとアカウントを停止します。",
            "카드번호를 입력하지 않으면 계정이 정지됩니다.",
        ],
    ),
    (
        "content/violence",
        [
            "Firearms for sale without a license.",
            "出售枪支，货到付款。",
            "出售槍枝，貨到付款。",
            "実銃販売、即日発送。",
            "권총 판매, 비밀배송.",
        ],
    ),
    (
        "content/threat",
        [
            "I hacked your device, send bitcoin to this wallet.",
            "支付赎金，您的文件已被加密。",
            "支付贖金，您的檔案已被加密。",
            "身代金を支払わなければ公開します。",
            "비트코인으로 송금하지 않으면 영상을 유포합니다.",
        ],
    ),
    (
        "content/lottery",
        [
            "Buy lottery tickets from our agents.",
            "六合彩特码，包中特码。",
            "六合彩特碼，包中特碼。",
            "宝くじ購入代行いたします。",
            "로또 번호 예측 서비스.",
        ],
    ),
    (
        "content/cashback",
        [
            "Get up to half as cashback, join now.",
            "购物返现，立即领取。",
            "購物返現，立即領取。",
            "全額キャッシュバック実施中。",
            "전액 캐시백 지금 신청.",
        ],
    ),
    (
        "content/flash-sale",
        [
            "Flash sale for two hours.",
            "限时秒杀，马上开始。",
            "限時搶購，馬上開始。",
            "本日のタイムセール開催。",
            "선착순 특가 타임세일.",
        ],
    ),
    (
        "content/debt-collection",
        [
            "We are a debt collection agency.",
            "我们受委托催收，将上门催收。",
            "我們受委託催收，將上門催收。",
            "債権回収を委託されました。",
            "채권추심을 위임받았습니다.",
        ],
    ),
    (
        "content/religion",
        [
            "Repent and be saved today.",
            "信主得救，快来加入。",
            "信主得救，快來加入。",
            "信じれば救われます、入信のご案内。",
            "믿으면 구원 받습니다, 신도 모집.",
        ],
    ),
    (
        "content/superstition",
        [
            "Break the curse with our love spell.",
            "大师算命，改运转运。",
            "線上算命，改運招財。",
            "霊視鑑定で金運アップの財布を。",
            "부적 판매, 액운을 막아 드립니다.",
        ],
    ),
    (
        "content/investment-scam",
        [
            "Guaranteed returns for every member.",
            "稳赚不赔，老师带单。",
            "穩賺不賠，老師帶單。",
            "絶対に儲かる推奨銘柄を無料で。",
            "수익 보장 급등주 추천.",
        ],
    ),
    (
        "content/job-scam",
        [
            "Work from home and earn much.",
            "在家赚钱，日结工资。",
            "在家賺錢，日領現金。",
            "在宅で簡単に稼げる副業。",
            "재택알바 고수익 알바.",
        ],
    ),
    (
        "content/counterfeit",
        [
            "Replica watches of all brands.",
            "高仿手表，一比一复刻。",
            "高仿手錶，一比一復刻。",
            "スーパーコピーのブランドコピー。",
            "짝퉁 명품 레플 미러급.",
        ],
    ),
];
