//! Hosts and mailboxes that anybody can have.

use crate::phrases::phrases;

phrases! {
    FREE_HOST_WHAT {
        en: "A mail about an account links to a form or a page that anybody can put up for nothing.",
        ja: "アカウントに関するメールが、誰でも無料で作れるフォームやページにリンクしています。",
        ko: "계정에 관한 메일이 누구나 무료로 만들 수 있는 양식이나 페이지로 연결됩니다.",
        zh: "涉及账户的邮件链接到任何人都能免费创建的表单或页面。",
    }
    FREE_HOST_WHY {
        en: "No honest service asks for credentials there; phishing does.",
        ja: "まともなサービスはそこで認証情報を求めません。フィッシングの手口です。",
        ko: "정직한 서비스는 그런 곳에서 로그인 정보를 요구하지 않습니다. 피싱의 수법입니다.",
        zh: "正规服务不会在那里索要登录信息，钓鱼邮件才会。",
    }
    FREE_HOST_FIX {
        en: "link to your own site, or declare the host among the sender's link domains",
        ja: "自社のサイトへリンクするか、そのホストを差出人のリンク先ドメインとして宣言してください",
        ko: "자체 사이트로 링크하거나, 그 호스트를 발신자의 링크 도메인으로 선언하십시오",
        zh: "请链接到自己的网站，或将该主机声明为发件人的链接域名",
    }
    FREE_HOST {
        en: "the mail speaks of an account, and anybody can have a page on {host}",
        ja: "メールはアカウントに関するものですが、{host} には誰でもページを作れます",
        ko: "메일은 계정에 관한 것인데, {host}에는 누구나 페이지를 만들 수 있습니다",
        zh: "邮件涉及账户，而任何人都能在 {host} 上创建页面",
    }
    FROM_FREE_DOMAIN_WHAT {
        en: "The sender domain is one where anybody has a mailbox.",
        ja: "差出人ドメインが、誰でもメールボックスを持てるドメインです。",
        ko: "발신자 도메인이 누구나 메일함을 만들 수 있는 도메인입니다.",
        zh: "发件人域名是任何人都能注册邮箱的域名。",
    }
    FROM_FREE_DOMAIN_WHY {
        en: "Its owner asks receivers to refuse mail that others send in its name (DMARC).",
        ja: "ドメインの所有者は、他者がその名前で送るメールを拒否するよう受信側に求めています（DMARC）。",
        ko: "도메인 소유자는 다른 사람이 그 이름으로 보내는 메일을 거부하도록 수신 측에 요청합니다(DMARC).",
        zh: "该域名的所有者要求收信方拒收他人以其名义发送的邮件（DMARC）。",
    }
    FROM_FREE_DOMAIN_FIX {
        en: "send from a domain of your own",
        ja: "自社のドメインから送信してください",
        ko: "자체 도메인으로 발송하십시오",
        zh: "请使用自己的域名发送",
    }
    FROM_FREE_DOMAIN {
        en: "anybody can have a mailbox at {domain}",
        ja: "{domain} には誰でもメールボックスを持てます",
        ko: "{domain}에는 누구나 메일함을 만들 수 있습니다",
        zh: "任何人都能在 {domain} 注册邮箱",
    }
    REPLY_TO_MISMATCH_WHAT {
        en: "Replies go to another site than the sender's, or to a mailbox that anybody can have.",
        ja: "返信先が、差出人とは別のサイトか、誰でも持てるメールボックスです。",
        ko: "답장이 발신자와 다른 사이트나 누구나 만들 수 있는 메일함으로 갑니다.",
        zh: "回复会发往发件人之外的网站，或任何人都能注册的邮箱。",
    }
    REPLY_TO_MISMATCH_WHY {
        en: "Filters distrust mail whose answers go elsewhere.",
        ja: "返信が別の場所へ届くメールは、フィルターに疑われます。",
        ko: "답장이 다른 곳으로 가는 메일은 필터가 의심합니다.",
        zh: "回复发往别处的邮件会被过滤器怀疑。",
    }
    REPLY_TO_MISMATCH_FIX {
        en: "take replies at the sender domain",
        ja: "返信は差出人ドメインのアドレスで受け取ってください",
        ko: "답장은 발신자 도메인의 주소로 받으십시오",
        zh: "请用发件人域名的地址接收回复",
    }
    REPLY_TO_MISMATCH {
        en: "replies go to {address}, which is not of the sender domain",
        ja: "返信先の {address} は差出人ドメインのアドレスではありません",
        ko: "답장이 가는 {address}은(는) 발신자 도메인의 주소가 아닙니다",
        zh: "回复会发往 {address}，而它不属于发件人域名",
    }
    LINK_DOMAIN_UNALIGNED_WHAT {
        en: "No link leads to the sender domain.",
        ja: "差出人ドメインへのリンクがありません。",
        ko: "발신자 도메인으로 연결되는 링크가 없습니다.",
        zh: "没有指向发件人域名的链接。",
    }
    LINK_DOMAIN_UNALIGNED_WHY {
        en: "Readers and filters know a sender by its domain.",
        ja: "受信者もフィルターも、差出人をドメインで見分けます。",
        ko: "수신자와 필터는 도메인으로 발신자를 알아봅니다.",
        zh: "收件人和过滤器都通过域名识别发件人。",
    }
    LINK_DOMAIN_UNALIGNED_FIX {
        en: "link to a page of the sender domain too",
        ja: "差出人ドメインのページにもリンクしてください",
        ko: "발신자 도메인의 페이지로도 링크하십시오",
        zh: "请同时链接到发件人域名的页面",
    }
    LINK_DOMAIN_UNALIGNED {
        en: "no link leads to {domain}",
        ja: "{domain} へのリンクがありません",
        ko: "{domain}(으)로 연결되는 링크가 없습니다",
        zh: "没有指向 {domain} 的链接",
    }
}
