//! Links that hide where they lead, and links to other sites (rulebook 1.6).

use crate::phrases::phrases;

phrases! {
    SHORTENER_WHAT {
        en: "A link goes through a service that shortens links.",
        ja: "リンクが短縮 URL サービスを経由しています。",
        ko: "링크가 단축 URL 서비스를 거칩니다.",
        zh: "链接经过短链接服务。",
    }
    SHORTENER_WHY {
        en: "Readers and filters cannot see where it leads, and its target may change after the review.",
        ja: "受信者にもフィルターにもリンク先が分からず、審査後に変えられることもあります。",
        ko: "수신자도 필터도 어디로 가는지 알 수 없고, 대상이 심사 후에 바뀔 수도 있습니다.",
        zh: "收件人和过滤器都看不出它指向哪里，目标还可能在审核后改变。",
    }
    SHORTENER_FIX {
        en: "link to the page itself",
        ja: "ページそのものへ直接リンクしてください",
        ko: "해당 페이지로 직접 링크하십시오",
        zh: "请直接链接到该页面",
    }
    SHORTENER {
        en: "{words} goes through the link shortener {host}",
        ja: "{words} は短縮 URL サービス {host} を経由しています",
        ko: "{words}은(는) 단축 URL 서비스 {host}을(를) 거칩니다",
        zh: "{words} 经过短链接服务 {host}",
    }
    REDIRECT_WHAT {
        en: "A link carries another address that it sends the reader on to.",
        ja: "リンクに、転送先となる別のアドレスが含まれています。",
        ko: "링크에 수신자를 다시 보내는 다른 주소가 들어 있습니다.",
        zh: "链接中带有另一个跳转地址。",
    }
    REDIRECT_WHY {
        en: "What a reader sees is not where the link ends.",
        ja: "受信者が目にするアドレスと、最終的な行き先が違います。",
        ko: "수신자가 보는 주소와 최종 도착지가 다릅니다.",
        zh: "收件人看到的地址不是链接的最终去处。",
    }
    REDIRECT_FIX {
        en: "link to the last page itself, or declare the host among the sender's tracking domains",
        ja: "最終的なページへ直接リンクするか、そのホストを差出人のトラッキングドメインとして宣言してください",
        ko: "최종 페이지로 직접 링크하거나, 그 호스트를 발신자의 추적 도메인으로 선언하십시오",
        zh: "请直接链接到最终页面，或将该主机声明为发件人的跟踪域名",
    }
    REDIRECT {
        en: "{words} sends its readers on to {to}",
        ja: "{words} は受信者を {to} へ転送します",
        ko: "{words}은(는) 수신자를 {to}(으)로 다시 보냅니다",
        zh: "{words} 会让收件人跳转到 {to}",
    }
    EXTERNAL_DOMAIN_WHAT {
        en: "A link leads off the sender's declared domains; many such sites ask for a human.",
        ja: "リンク先が、差出人の宣言したドメインの外にあります。そうしたサイトが多い場合は人による審査に回ります。",
        ko: "링크가 발신자가 선언한 도메인 밖으로 연결됩니다. 그런 사이트가 많으면 사람이 심사합니다.",
        zh: "链接指向发件人声明的域名之外；这类网站较多时转人工审核。",
    }
    EXTERNAL_DOMAIN_WHY {
        en: "Readers of a mail expect its links to lead to the sender; a strict policy allows no web link at all.",
        ja: "受信者は、リンク先が差出人のサイトだと考えます。厳格なポリシーでは、ウェブリンクを一切認めません。",
        ko: "수신자는 링크가 발신자에게 연결되리라 기대합니다. 엄격한 정책은 웹 링크를 전혀 허용하지 않습니다.",
        zh: "收件人预期链接指向发件人；严格的策略完全不允许网页链接。",
    }
    EXTERNAL_DOMAIN_FIX {
        en: "link to your own site, or declare the domain among the sender's link domains",
        ja: "自社のサイトへリンクするか、そのドメインを差出人のリンク先ドメインとして宣言してください",
        ko: "자체 사이트로 링크하거나, 그 도메인을 발신자의 링크 도메인으로 선언하십시오",
        zh: "请链接到自己的网站，或将该域名声明为发件人的链接域名",
    }
    WEB_LINK {
        en: "{words} is a web link, and this policy allows none",
        ja: "{words} はウェブリンクですが、このポリシーでは認められません",
        ko: "{words}은(는) 웹 링크이며, 이 정책은 이를 허용하지 않습니다",
        zh: "{words} 是网页链接，而此策略不允许网页链接",
    }
    EXTERNAL_DOMAIN {
        en: "{words} is not among the sender's declared domains",
        ja: "{words} は差出人の宣言したドメインに含まれていません",
        ko: "{words}은(는) 발신자가 선언한 도메인이 아닙니다",
        zh: "{words} 不在发件人声明的域名之中",
    }
}
