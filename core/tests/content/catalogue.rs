//! The examples of the rules, and what differs from them by little.

use super::review;
use sendright::Severity;

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
fn the_words_of_a_footer_excuse_little() {
    let call = "ラインの友だち登録をお願いします。ID は kasegu777 です。グループに参加してください。";
    let told = review("News", &format!("<p>{call}当店より翌営業日にお返事します。</p>"));
    let finding = told.findings.iter().find(|finding| finding.rule == "content/social-contact");
    // The account stands apart from the call.
    assert_eq!(finding.map(|finding| finding.severity), Some(Severity::Review));
}
