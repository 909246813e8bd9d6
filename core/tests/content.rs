//! What a template is about: caught in five languages however it is written, and honest mail left alone.

use sendright::template::review::{Review, ReviewTemplate};
use sendright::{Kind, Policy, Question, Severity};

fn review(subject: &str, html: &str) -> Review {
    let policy = Policy::preset("tencent-ses").unwrap();
    ReviewTemplate::of(Kind::Trigger, subject, html).answer(&policy).unwrap()
}

/// The content rules that find something.
fn found(html: &str) -> Vec<String> {
    let categories = review("News", html).findings.into_iter().map(|finding| finding.rule);
    categories.filter(|rule| rule.starts_with("content/") && rule != "content/min-length").collect()
}

/// A sentence of each category in English, Simplified and Traditional Chinese, Japanese and Korean.
const SENTENCES: [(&str, [&str; 5]); 20] = [
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

#[test]
fn each_category_is_caught_in_each_language() {
    for (rule, sentences) in SENTENCES {
        for sentence in sentences {
            assert!(found(&format!("<p>{sentence}</p>")).contains(&rule.to_owned()), "{rule}: {sentence}");
        }
    }
}

/// Writes between the letters of each word.
fn between(sentence: &str, what: &str) -> String {
    let mut written = String::new();
    let mut after_a_letter = false;
    for c in sentence.chars() {
        if after_a_letter && c.is_alphanumeric() {
            written.push_str(what);
        }
        after_a_letter = c.is_alphanumeric();
        written.push(c);
    }
    written
}

/// Replaces each letter that is named first by the one beside it.
fn swap(sentence: &str, letters: &[(char, char)]) -> String {
    let other = |c: char| letters.iter().find(|(from, _)| *from == c).map_or(c, |(_, to)| *to);
    sentence.chars().map(other).collect()
}

#[test]
fn each_category_is_caught_in_each_language_in_six_disguises() {
    let homoglyphs = [('a', 'а'), ('c', 'с'), ('e', 'е'), ('i', 'і'), ('o', 'о'), ('p', 'р'), ('s', 'ѕ'), ('y', 'у')];
    let digits = [('o', '0'), ('i', '1'), ('e', '3'), ('a', '@'), ('s', '5')];
    let wide = |sentence: &str| -> String {
        let wide = |c: char| match c {
            '!'..='~' => char::from_u32(u32::from(c) + 0xfee0).unwrap(),
            c => c,
        };
        sentence.chars().map(wide).collect()
    };
    for (rule, sentences) in SENTENCES {
        for sentence in sentences {
            let disguises = [
                between(sentence, "\u{200b}"),
                between(sentence, "."),
                between(sentence, "<span></span>"),
                swap(sentence, &homoglyphs),
                swap(sentence, &digits),
                wide(sentence),
            ];
            for disguised in disguises {
                assert!(found(&format!("<p>{disguised}</p>")).contains(&rule.to_owned()), "{rule}: {disguised}");
            }
        }
    }
}

#[test]
fn what_is_written_so_that_a_search_misses_it_is_caught_and_told() {
    let table = [
        ("zero width", "Our online ca\u{200b}si\u{200b}no gives you a bonus."),
        ("an entity of zero width", "Our online ca&#8203;sino gives you a bonus."),
        ("look-alikes", "Our onlіne саsino gives you a bonus."),
        ("full width", "Our ｏｎｌｉｎｅ ｃａｓｉｎｏ gives you a bonus."),
        ("digits", "Our 0nline cas1n0 gives you a bonus."),
        ("signs", "Our online c@sino gives you a bonus."),
        ("symbols", "Our online c.a.s.i.n.o gives you a bonus."),
        ("spaces", "Our online c a s i n o gives you a bonus."),
        ("markup", "Our online ca<b></b>si<!-- x -->no gives you a bonus."),
        ("a mask", "Our online cas*no gives you a bonus."),
        ("an early mask", "Our c*sino gives you a bonus, bet now."),
        ("an l as a one", "Our s1ot machine gives you a bonus."),
        ("symbols between Han", "线 上-赌*场注册送彩金。"),
        ("a mask in Han", "线上百○乐注册送彩金。"),
        ("homophones", "菠菜平台注册送彩金。"),
        ("half-width kana", "ｵﾝﾗｲﾝｶｼﾞﾉで今すぐボーナスを。"),
        ("symbols between kana", "オンライン・カ★ジ★ノで今すぐボーナスを。"),
        ("decomposed kana", "オンラインカシ\u{3099}ノて\u{3099}今すぐボーナスを。"),
        ("Han that looks like kana", "オンライン力ジノで今すぐボ一ナスを。"),
        ("jamo", "온라인 ㅋㅏㅈㅣㄴㅗ 첫충 보너스."),
        ("symbols between Hangul", "온라인 카.지.노 첫충 보너스."),
        ("digits between Han", "线1上1赌1场注册送彩金。"),
        ("digits between Hangul", "온라인 카2지2노 첫충 보너스."),
        ("a digit in a word of two Han", "线上赌1场注册送彩金。"),
        ("a digit in a longer one", "线上百家1乐注册送彩金。"),
        ("a digit in a word of two syllables", "사설토1토 첫1충 보너스."),
        ("several masks", "Our onl*ne cas*no gives you a b*nus."),
        ("several masks in kana", "オン○インカ○ノで今すぐボーナスを。"),
        ("half-width jamo", "ﾵￂﾵￆﾩﾼￌﾼￌ 첫충 보너스."),
    ];
    for (how, sentence) in table {
        let found = found(&format!("<p>{sentence}</p>"));
        assert!(found.contains(&"content/gambling".to_owned()), "{how}: {sentence}");
    }
    let told = review("News", "<p>Our online c.a.s.i.n.o gives you a bonus.</p>");
    let finding = told.findings.iter().find(|finding| finding.rule == "content/gambling").unwrap();
    assert!(finding.message.contains("a search would miss it"), "{}", finding.message);
}

/// The sentence in conjoining jamo (Unicode 3.12), as some systems write all Hangul.
fn decomposed(sentence: &str) -> String {
    let part = |base: u32, index: u32| char::from_u32(base + index);
    let parts = |c: char| match u32::from(c).checked_sub(0xac00).filter(|index| *index < 11_172) {
        Some(index) => {
            let last = part(0x11a7, index % 28).filter(|_| index % 28 > 0);
            [part(0x1100, index / 588), part(0x1161, index % 588 / 28), last]
        }
        None => [Some(c), None, None],
    };
    sentence.chars().flat_map(parts).flatten().collect()
}

#[test]
fn decomposed_hangul_is_read_and_is_no_disguise() {
    for (rule, [.., korean]) in SENTENCES {
        let told = review("News", &format!("<p>{}</p>", decomposed(korean)));
        let rules: Vec<_> = told.findings.iter().map(|finding| finding.rule.as_str()).collect();
        assert!(rules.contains(&rule), "{rule}: {korean}");
        assert!(!rules.iter().any(|rule| rule.starts_with("deception/")), "{rules:?}: {korean}");
    }
}

#[test]
fn an_account_that_is_was_or_will_be_shut_threatens() {
    let phishing = |said: &str| {
        let html = format!("<p>Your {said}. To restore access, enter your password and card number here.</p>");
        found(&html).contains(&"content/phishing".to_owned())
    };
    for state in ["limited", "suspended", "locked", "restricted", "deactivated", "disabled", "closed"] {
        for verb in ["is", "was", "has been", "will be", "is temporarily"] {
            assert!(phishing(&format!("account {verb} {state}")), "account {verb} {state}");
            assert!(phishing(&format!("mailbox {verb} {state}")), "mailbox {verb} {state}");
        }
    }
    for said in ["Seats are limited. Verify your ticket at the door.", "Our office is closed. Enter by the side door."]
    {
        assert!(!found(&format!("<p>{said}</p>")).contains(&"content/phishing".to_owned()), "{said}");
    }
}

#[test]
fn a_finding_points_at_the_words_in_the_source() {
    let html = "<p>Hello &amp; welcome to our online&nbsp;<b>cas</b>ino: a bonus for you.</p>";
    let told = review("News", html);
    let finding = told.findings.iter().find(|finding| finding.rule == "content/gambling").unwrap();
    let span = finding.span.unwrap();
    assert_eq!(&html[span.start..span.end], "online&nbsp;<b>cas</b>ino");
}

#[test]
fn honest_mail_about_money_medicine_games_churches_and_prizes_is_left_alone() {
    let honest = [
        "Your loan statement for March is ready. Your next payment of 120 is due on the 3rd; the balance is 4,300.",
        "Your account was locked after five failed sign-in attempts. It unlocks by itself in 30 minutes.",
        "周年庆签到奖励：体力药水×3，金币×500，限时称号一枚，今日上线即可领取。",
        "Interlibrary loan: the item on loan to you is due on Friday. Renew it online.",
        "Your prescription is ready for pick-up at our pharmacy. Ask us about side effects.",
        "The poker face of our new robot: a blog post about acting. Read it now.",
        "We meet for planning poker on Tuesday, bring your own cards.",
        "St Paul's church invites you to its summer fair; there is a raffle for the children.",
        "Congratulations: your team has won the chess prize of our school.",
        "We will never ask you to verify your account or enter your PIN by mail.",
        "Our bank gives loans, and the loan office is open until five.",
        "Please verify your email address to finish signing up. The link is valid for 24 hours.",
        "Your card ending 1234 was charged 20. If you did not do this, call the number on your card.",
        "Lots of small wins: our slots for parents' evening are open, sign up now.",
        "The specialist will see you on Monday.",
        "Our museum shows pistols of the 18th century; game nights are on Fridays.",
        "Verify your account: the link is valid within 24 hours.",
        "Order XXX has shipped, click here to follow it. A free trial for hardcore gamers.",
        "イエローのバッグが届きました。会員登録はこちら。",
        "チェックリスト作業のご案内です。",
        "긴급전화 안내와 자료상세 보기, 인증서 갱신점검 일정을 알려드립니다.",
        "您可以在线查询余票，数百家了解我们的企业已加入。",
        "若要修改運送方式，請於今日前告知；每日賺取點數。",
        "您的还款日为每月5日，本期账单已生成，请按时还款。",
        "您的电子发票已开具，请点击下载。",
        "尊敬的读者，您借阅的图书《赌徒》将于周五到期。",
        "ご利用明細のお知らせ：今月のご返済日は27日です。",
        "薬局からのお知らせ：処方箋をお持ちください。",
        "メモリスロットを拡張した新しいパソコンのご案内です。",
        "대출하신 도서의 반납일이 내일입니다. 도서관 홈페이지에서 연장하세요.",
        "이번 달 카드 이용명세서가 도착했습니다. 캐시백이 적립되었습니다.",
        "감사합니다. 주문하신 상품이 배송되었습니다.",
        "请将我们加入通讯录，以免漏收邮件。隐私政策 | 帮助",
        "請將我們添加到通訊錄，不用擔心漏信。隱私權政策",
        "青禾股份有限公司，每天保底十次抽卡。隱私權政策",
        "청화 주식회사는 매월 5일 비밀번호 변경을 안내드립니다.",
        "年度汇算退税已受理，无需操作。税务机关不会通过邮件发送链接要求您填写银行卡信息。",
        "积分可兑换购物券，不可兑换现金。",
        "恐怖电影周：影院连放七夜，影片含血腥镜头，仅限成年人观看。",
        "張医師の診察のご予約を承りました。お薬手帳をお持ちください。トラマドールを服用中の方はお知らせください。",
        "ホラー映画の特集上映：監督の無修正版を初公開、暴力描写を含むためR18+指定です。",
        "Our staff never contact you on Telegram and never ask for your seed phrase.",
        "Criminals pretend to be us: they offer an instant loan with no credit check and ask for a fee. Hang up.",
        "警惕虚假贷款：有不法分子冒充我行，声称无需征信、当天放款，请勿相信。",
        "当行をかたり「審査なし」「即日融資」とうたう偽サイトが確認されています。不審な連絡にご注意ください。",
        "당행을 사칭하여 당일 대출이 가능하다며 수수료를 요구하는 사례가 늘고 있습니다. 전화를 끊어 주세요.",
        "Call our help desk toll-free. Add us to your address book. Please gamble responsibly.",
        "お問い合わせはLINE公式アカウントへ。お友だち紹介でお二人に500ポイント。",
        "과도한 대출은 개인신용평점 하락의 원인이 됩니다. 상담원은 카드 번호를 묻지 않습니다.",
        "The rate of your mortgage becomes a variable rate in May, and your monthly payment will change.",
        "Anyone who asks you for money, gift cards or crypto on WhatsApp: stop replying and report them.",
        "Most people here are honest. Never send money to a match who wants to move to Telegram.",
        "见面之前不转账。对方一上来就要加微信、拉您进群投资的，请报警，切勿轻信。",
        "還沒見面就急著要你加LINE的人，請多留意；要你匯款的多半是詐騙。",
        "보내 달라는 돈은 보내지 마세요. 만나기 전에 카톡으로 옮기자고 하면 신고해 주세요.",
        "We are a debt charity and do not lend money. Payday loans come last, rent comes first.",
        "看到「免聯徵、當日撥款」的廣告先別急。我們是社福單位，提供債務諮詢，不放貸。",
        "多重債務相談は無料です。手元にある貸付の契約書をお持ちください。貸付は行っておりません。",
        "본 센터는 채무상담 기관으로 돈을 빌려 드리지 않습니다. 급전 광고를 조심하세요.",
        "大樂透獎號已公布。請量力而為，未滿十八歲者不得購買。彩券盈餘用於社會福利。",
        "로또 당첨번호와 보너스 번호입니다. 판매액의 42%는 기금으로 쓰입니다. 소액으로 건전하게 즐기세요.",
        "범죄소설 신간: 국경을 넘는 마약, 그리고 형사의 하루. 예약 구매는 10% 할인.",
        "ワイン会の会費は6,000円です。本メールは送信専用アドレスからお送りしています。",
        "返现已抵扣本期账单，无需领取，没有任何链接需要您填写卡号。",
        "Boots are 30 % cheaper until Monday midnight, and members get in one day early.",
    ];
    for sentence in honest {
        assert_eq!(found(&format!("<p>{sentence}</p>")), [""; 0], "{sentence}");
    }
}

#[test]
fn a_rite_that_is_paid_for_and_a_draw_for_buyers_ask_for_a_human() {
    for (rule, sentence) in [
        ("content/religion", "大师开光手串请购365元一串，转账后寄出。"),
        ("content/religion", "消灾祈福法会：牌位一位300元，扫码付款。"),
        ("content/prize-draw", "3,000円お買い上げごとにガラポン抽選1回。"),
        ("content/prize-draw", "円ごとの課金でガラポンが回せます。"),
    ] {
        assert!(found(&format!("<p>{sentence}</p>")).contains(&rule.to_owned()), "{rule}: {sentence}");
    }
    for honest in [
        "慈雲寺臘八祈福法會，上午九時開始，不收取任何費用。",
        "请打开光盘，离开光线较暗的房间。付款已完成。",
        "駅前の抽選会の結果は掲示板で公開しています。",
    ] {
        assert_eq!(found(&format!("<p>{honest}</p>")), [""; 0], "{honest}");
    }
}

#[test]
fn a_footer_is_no_evidence_and_hides_nothing_above_it() {
    let footers = [
        "Add us to your address book. Call us toll-free. Please gamble responsibly. <a href='https://a.test/u'>Unsubscribe</a>",
        "请将我们加入通讯录。隐私政策 | <a href='https://a.test/u'>退订</a>",
        "青禾股份有限公司 請將我們加入通訊錄 隱私權政策 <a href='https://a.test/u'>取消訂閱</a>",
        "株式会社青葉 プライバシーポリシー LINE公式アカウント <a href='https://a.test/u'>配信停止</a>",
        "청화홈 주식회사 개인정보 처리방침 주소록에 추가 <a href='https://a.test/u'>수신거부</a>",
    ];
    for (at, footer) in footers.iter().enumerate() {
        assert_eq!(found(&format!("<p>{footer}</p>")), [""; 0], "{footer}");
        for (rule, sentences) in SENTENCES {
            let html = format!("<p>{}</p><p>{}</p><p>{footer}</p>", sentences[at], ADDRESS[at]);
            assert!(found(&html).contains(&rule.to_owned()), "{rule}: {html}");
        }
    }
}

/// What stands between a text and the end of its footer, in each language.
const ADDRESS: [&str; 5] = [
    "Marlow and Finch Ltd, 14 Wharf Street, Leeds LS2 7EQ.",
    "青禾家居，杭州市西湖区文三路 90 号东部大厦 12 层。",
    "青禾選物，桃園市中壢區中正路 88 號 12 樓。",
    "青葉ホーム 東京都渋谷区渋谷 2-1-1 青葉ビル 12 階。",
    "청화홈 경기도 김포시 김포한강로 88 청화빌딩 12층.",
];

#[test]
fn words_without_end_are_read_in_linear_time() {
    for words in ["casino ", "c*a*s*i*n*o ", "赌场下注", "ㅋㅏㅈㅣㄴㅗ ", "we never ask verify your account "]
    {
        let html = format!("<p>{}</p>", words.repeat((1 << 20) / words.len()));
        let told = review("News", &html);
        assert!(!told.findings.is_empty() || words.starts_with("we"), "{words}");
    }
}

#[test]
fn a_letter_with_a_sign_is_no_word_in_disguise() {
    for honest in [
        "parking zone P* at the hospital needs a permit",
        "the p* value is 0.04",
        "A* grades, K* and N* notes",
        "A○○ 様、座席は P○ です",
        "尊敬的高*您好，您的包裹由莆*站点派送",
        "餐厅不赌,博物馆不收票",
    ] {
        let found: Vec<_> = review("News", &format!("<p>{honest}</p>")).findings;
        let rules: Vec<_> = found.iter().filter(|finding| finding.severity >= Severity::Review).collect();
        assert!(rules.is_empty(), "{honest}: {rules:?}");
    }
}

#[test]
fn the_catalogue_is_followed_in_every_language() {
    use Severity::{Reject, Review};
    let link = "<a href='https://other.test/in'>here</a>";
    let table = [
        // A word with a hidden letter is known by two others, one of its own script.
        ("尊敬的高*您好，您的包裹已由快递员派送。", None),
        ("도* 대회 안내입니다.", None),
        ("赌*博网站 注册送彩金", Some(("content/gambling", Reject))),
        ("代*发票，电话联系。", Some(("content/invoice-agency", Reject))),
        // A loss is announced, and nothing is asked for.
        ("As you asked, your account will be closed on 1 March.", None),
        ("プランの有効期限は12月31日です。更新されない場合、サービスのご利用が停止されます。", None),
        ("Your plan expires on 31 December. If it is not renewed, your account will be closed.", None),
        ("Your account has been locked because the password was wrong five times. Try again later.", None),
        ("您的账户因连续五次输错密码已被锁定，30分钟后自动解锁。", None),
        ("비밀번호를 5회 잘못 입력하여 계정이 잠겼습니다. 30분 후 자동으로 해제됩니다.", None),
        (
            "We could not charge your card. Update your payment method within 7 days, or your account is suspended.",
            None,
        ),
        ("お支払い方法を更新してください。更新されない場合、定期便を停止いたします。", None),
        ("我们无法从您的信用卡扣款。请在7天内更新付款方式，否则您的服务将被停用。", None),
        ("결제가 되지 않았습니다. 변경하지 않으시면 정기배송이 중단됩니다.", None),
        // The same with something secret that is asked for.
        ("Verify your password within 24 hours or your account will be closed.", Some(("content/phishing", Reject))),
        (
            "Confirm your password and card number within 24 hours or your account will be closed: {link}",
            Some(("content/phishing", Reject)),
        ),
        (
            "24時間以内にパスワードを入力してください。確認がない場合、アカウントは閉鎖されます。{link}",
            Some(("content/phishing", Reject)),
        ),
        ("请在24小时内点击链接输入登录密码，否则您的账户将被冻结：{link}", Some(("content/phishing", Reject))),
        ("請在24小時內點選連結輸入登入密碼，否則您的帳戶將被凍結：{link}", Some(("content/phishing", Reject))),
        ("24시간 이내에 비밀번호를 입력하지 않으시면 계정이 정지됩니다: {link}", Some(("content/phishing", Reject))),
        // A film is no game; its name on a machine is.
        ("'Murder at the Casino'. Book club on Thursday. Order by noon and collect the same day.", None),
        ("The film Casino is on; collect your tickets at the desk.", None),
        ("Casino bonus for you: join now and deposit today.", Some(("content/gambling", Reject))),
        ("Movie night: the novel The Gambler, then the film Casino. Join us at the Rex.", None),
        ("Sign up at our casino: a bonus and 100 free spins on the film slot.", Some(("content/gambling", Review))),
        // A call and the account that it names.
        ("加入我们的QQ群 12345678 获取最新资料", Some(("content/social-contact", Reject))),
        ("请添加客服微信 lamp_2024 领取礼包", Some(("content/social-contact", Reject))),
        ("QQ群：12345678，欢迎加入", Some(("content/social-contact", Reject))),
        ("扫码加入QQ群 223344", Some(("content/social-contact", Reject))),
        ("加QQ：123456789", Some(("content/social-contact", Reject))),
        ("加QQ咨询", Some(("content/social-contact", Review))),
        ("添加我的微信：abc123", Some(("content/social-contact", Reject))),
        ("加入我们的微信群，微信号 lamp_2024", Some(("content/social-contact", Reject))),
        ("請加我的LINE ID：abc123", Some(("content/social-contact", Reject))),
        ("LINEの友だち追加はこちら ID: abc123", Some(("content/social-contact", Reject))),
        ("카카오톡 ID abc123 추가해 주세요", Some(("content/social-contact", Reject))),
        ("客服QQ：800012345，客服热线：400-800-0000", None),
        ("关注我们的微信公众号，及时了解订单状态。", None),
        ("LINE公式アカウントの友だち追加はこちら", None),
        ("Customer service on WeChat: lamp_2024, weekdays 9 to 5", None),
        // Invoices, by either order.
        ("各类增值税发票代开，余票转让", Some(("content/invoice-agency", Reject))),
        ("发票代开", Some(("content/invoice-agency", Reject))),
        ("专业代开增值税发票", Some(("content/invoice-agency", Reject))),
        ("余票出让，可开各行业发票", Some(("content/invoice-agency", Reject))),
        ("税务机关代开发票业务办理指南已更新。", None),
        ("演出余票不多，请尽快购票。", None),
        // An offer by its particle, and the news of it.
        ("大麻を格安で販売中です。", Some(("content/drugs", Review))),
        ("大麻の販売を始めました。", Some(("content/drugs", Reject))),
        ("覚醒剤を売ります。", Some(("content/drugs", Reject))),
        ("拳銃を販売しています。", Some(("content/violence", Reject))),
        ("大麻を販売した疑いで男を逮捕、県警が発表しました。", None),
        ("拳銃を販売した疑いで三人を逮捕しました。", None),
        ("私たちはヘロインやコカインの依存に苦しむ人を支援しています。", None),
        ("我们帮助海洛因和可卡因成瘾者重返社会。", None),
        ("Deaths from heroin, cocaine and fentanyl rose last year, our report says.", None),
        ("신규 직업 암살자, 새 무기 석궁 추가 안내", None),
        ("석궁 판매합니다, 익명 택배 발송", Some(("content/violence", Reject))),
        // A parcel that was ordered, and one that is to be sent on.
        ("주문하신 소포를 오늘 보냈습니다. 집에서 받으실 수 있으며, 휴대폰으로 알려 드립니다.", None),
        ("상자를 포장했으며 내일부터 배송 상황을 확인하실 수 있습니다.", None),
        (
            "집에서 소포를 받아 라벨을 붙여 다시 보내면 건당 5만 원. 경력 무관, 내일부터 시작",
            Some(("content/job-scam", Review)),
        ),
        // A draw that is paid for, a free one, and the result of one.
        ("チャージするだけで抽選に参加できます。", Some(("content/prize-draw", Reject))),
        ("充值满100元即可参与抽奖", Some(("content/prize-draw", Reject))),
        ("1000円チャージで1回抽選できます。", Some(("content/prize-draw", Reject))),
        ("課金すると抽選に参加できます。", Some(("content/prize-draw", Reject))),
        ("지금 충전하고 경품 추첨에 참여하세요.", Some(("content/prize-draw", Reject))),
        ("充值成功，您的余额为100元。", None),
        ("チャージが完了しました。残高は1,000円です。", None),
        ("当選結果のお知らせ", None),
        // Money back to all, a promise with a group, bought applause.
        ("全員に1000円キャッシュバック！お申込みはこちら", Some(("content/cashback", Review))),
        ("Get 1,000 real followers for $9", Some(("content/click-farming", Reject))),
        ("Buy 1,000 Instagram followers and likes for $9", Some(("content/click-farming", Reject))),
        ("We passed 1,000 Instagram followers, thank you!", None),
    ];
    for (text, expected) in table {
        let told = review("News", &format!("<p>{}</p>", text.replace("{link}", link)));
        let of_content = told.findings.iter().filter(|finding| finding.rule.starts_with("content/"));
        let found: Vec<_> = of_content
            .filter(|finding| finding.severity >= Review && finding.rule != "content/unclear-purpose")
            .map(|finding| (finding.rule.as_str(), finding.severity))
            .collect();
        assert_eq!(found, Vec::from_iter(expected), "{text}");
    }
    let promise = review("News", "<p>稳赚不赔，日收益3%，加群跟老师</p>").findings;
    assert!(promise.iter().any(|finding| finding.severity == Reject), "{promise:?}");
}

#[test]
fn a_sale_against_the_clock_in_a_subject_asks_for_a_human() {
    for (subject, expected) in [
        ("限时抢购开始啦", true),
        ("오늘의 타임세일", true),
        ("【タイムセール】本日限り", true),
        ("Flash sale tonight", true),
        ("週末限定タイムセールのご案内", false),
        ("Our autumn sale", false),
    ] {
        let told = review(subject, "<p>The new coats have come in.</p>");
        assert_eq!(told.findings.iter().any(|finding| finding.rule == "content/flash-sale"), expected, "{subject}");
    }
}

#[test]
fn a_trial_of_the_service_may_stand_without_words_of_its_own() {
    let policy = Policy::preset("tencent-ses").unwrap();
    for text in ["Lorem ipsum dolor sit amet", "测试内容"] {
        for (kind, expected) in [(Kind::Test, Severity::Info), (Kind::Trigger, Severity::Review)] {
            let told = ReviewTemplate::of(kind, "News", &format!("<p>{text}</p>")).answer(&policy).unwrap();
            let finding = told.findings.iter().find(|finding| finding.rule == "content/placeholder-text").unwrap();
            assert_eq!(finding.severity, expected, "{text}");
        }
    }
}

#[test]
fn a_brand_in_letters_of_another_script_is_refused_as_a_host() {
    let html = "<p>See your page.</p><p><a href='https://www.xn--80ak6aa92e.com/'>Open</a></p>";
    let told = review("News", html).findings;
    let host = told.iter().find(|finding| finding.rule == "deception/punycode-host").unwrap();
    assert_eq!(host.severity, Severity::Reject);
}
