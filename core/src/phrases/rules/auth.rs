//! What receivers ask of a sender.

use crate::phrases::phrases;

phrases! {
    UNAUTHENTICATED_WHAT {
        en: "SPF, DKIM or DMARC does not pass or is not aligned; much marketing is then refused.",
        ja: "SPF、DKIM、DMARC のいずれかが成功しないか、整合していません。大量のマーケティングは拒否されます。",
        ko: "SPF, DKIM, DMARC 중 통과하지 못하거나 정렬되지 않은 것이 있습니다. 대량 마케팅은 거부됩니다.",
        zh: "SPF、DKIM 或 DMARC 未通过或未对齐；大量营销邮件会被拒绝。",
    }
    UNAUTHENTICATED_WHY {
        en: "Gmail and Yahoo refuse bulk mail without them.",
        ja: "Gmail と Yahoo は、これらを満たさない大量送信を拒否します。",
        ko: "Gmail과 Yahoo는 이를 갖추지 않은 대량 메일을 거부합니다.",
        zh: "Gmail 和 Yahoo 会拒收缺少这些认证的大量邮件。",
    }
    UNAUTHENTICATED_FIX {
        en: "set up SPF, DKIM and DMARC (`p=none` or stricter) for the domain in From",
        ja: "From のドメインに SPF、DKIM、DMARC（`p=none` 以上）を設定してください",
        ko: "From의 도메인에 SPF, DKIM, DMARC(`p=none` 이상)를 설정하십시오",
        zh: "请为 From 中的域名设置 SPF、DKIM 和 DMARC（`p=none` 或更严格）",
    }
    UNAUTHENTICATED {
        en: "the sender is not fully authenticated: {results}",
        ja: "差出人の認証が不十分です：{results}",
        ko: "발신자 인증이 충분하지 않습니다: {results}",
        zh: "发件人认证不完整：{results}",
    }
    SPAM_RATE_WHAT {
        en: "Many readers call the sender's mails spam.",
        ja: "差出人のメールが、多くの受信者から迷惑メールと報告されています。",
        ko: "많은 수신자가 발신자의 메일을 스팸으로 신고합니다.",
        zh: "许多收件人把发件人的邮件举报为垃圾邮件。",
    }
    SPAM_RATE_WHY {
        en: "Gmail wants less than 0.1 %, and helps nobody from 0.3 % on.",
        ja: "Gmail は 0.1 % 未満を求め、0.3 % 以上の差出人には対応しません。",
        ko: "Gmail은 0.1 % 미만을 요구하며, 0.3 %부터는 도와주지 않습니다.",
        zh: "Gmail 要求低于 0.1 %，达到 0.3 % 便不再提供帮助。",
    }
    SPAM_RATE_FIX {
        en: "write only to those who asked for it, and let them leave with one click",
        ja: "希望した人だけに送り、ワンクリックで配信停止できるようにしてください",
        ko: "원한 수신자에게만 보내고, 한 번의 클릭으로 수신을 거부할 수 있게 하십시오",
        zh: "请只发给主动订阅的人，并支持一键退订",
    }
    SPAM_RATE {
        en: "{percent} % of the mails are called spam, it should be less than {most} %",
        ja: "メールの {percent} % が迷惑メールと報告されています。{most} % 未満が必要です",
        ko: "메일의 {percent} %가 스팸으로 신고됩니다. {most} % 미만이어야 합니다",
        zh: "{percent} % 的邮件被举报为垃圾邮件，应低于 {most} %",
    }
}
