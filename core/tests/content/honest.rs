//! Mail that is left alone.

use super::found;
use crate::sentences::SENTENCES;
use sendright::template::review::ReviewTemplate;
use sendright::{Kind, Policy, Question, Severity};

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
        "If betting or online slots have taken over, our helpline is free. Block casino sites, read how Tom stopped gambling \
         after he lost his deposit, and join a peer group.",
        "A terraced house and a studio to let. Mortgage rates have fallen; your home may be repossessed if you do not keep up \
         repayments. Viewings on Saturday.",
        "Jobs that match your search: casino dealer, warehouse worker with immediate start, work-from-home support agent.",
        "税務署がメールでカード情報をお尋ねしたり、差押えを予告したりすることはありません。",
        "ビットコインの出金先が登録されました。弊社が Telegram のグループへお誘いすることはございません。",
        "새로운 무기로 석궁과 권총, 수류탄이 추가되고 길드 공성전이 열립니다. 확률형 아이템의 확률은 홈페이지에 공개되어 있습니다.",
        "新课程《民间信仰与算命文化》已上线，如有疑问请随时回复。",
        "If you file late you will be charged a penalty. We do not send links that ask for bank details or offer a tax refund.",
        "凡要求缴纳押金或垫资的均为虚假招聘，请在网站上投递简历。",
        "期間限定ガチャの提供割合は公式サイトに掲載しています。",
        "オンラインカジノやスポーツ賭博は違法です。やめたくてもやめられない方の自助グループが集まります。",
        "アダルト動画と現実の違いについて、正しい性の知識を届ける教材を公開しました。保健室の先生もご利用ください。",
        "本系统支援交通卡付款，查询余额请点击此处，全程无需上门。",
        "働くパパ活躍中の職場です。会員限定の写真をご覧ください。",
        "Harrow Trading Ltd: the money for your order comes from your bank, and our trading hours double in May.",
        "文史工作者介紹籤詩、平安符與普渡的由來，帶您走讀老街。",
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
