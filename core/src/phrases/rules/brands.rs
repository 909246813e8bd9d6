//! Hosts and senders that pretend to be somebody known.

use crate::phrases::phrases;

phrases! {
    PUNYCODE_HOST_WHAT {
        en: "A link leads to a host with letters beyond ASCII; one that looks like a known name, or mixes scripts, rejects.",
        ja: "リンク先のホストに ASCII 以外の文字があります。有名な名前に似ているか、複数の文字体系が混ざる場合は拒否します。",
        ko: "링크의 호스트에 ASCII가 아닌 글자가 있습니다. 잘 알려진 이름과 비슷하거나 여러 문자 체계가 섞이면 거부합니다.",
        zh: "链接的主机含有 ASCII 之外的字符；若与知名名称相似或混用多种文字，则会被拒绝。",
    }
    PUNYCODE_HOST_WHY {
        en: "`xn--pypal-4ve.com` is shown as a name that looks like another.",
        ja: "`xn--pypal-4ve.com` は、別の名前に似せて表示されます。",
        ko: "`xn--pypal-4ve.com`은(는) 다른 이름과 비슷하게 표시됩니다.",
        zh: "`xn--pypal-4ve.com` 显示出来很像另一个名称。",
    }
    PUNYCODE_HOST_FIX {
        en: "link to the ASCII name of the site, or declare the domain among the sender's link domains",
        ja: "サイトの ASCII の名前でリンクするか、そのドメインを差出人のリンク先ドメインとして宣言してください",
        ko: "사이트의 ASCII 이름으로 링크하거나, 그 도메인을 발신자의 링크 도메인으로 선언하십시오",
        zh: "请链接到网站的 ASCII 域名，或将该域名声明为发件人的链接域名",
    }
    PUNYCODE_HOST {
        en: "the host {host} is shown as {shown}",
        ja: "ホスト {host} は {shown} と表示されます",
        ko: "호스트 {host}은(는) {shown}(으)로 표시됩니다",
        zh: "主机 {host} 显示为 {shown}",
    }
    BRAND_IN_SUBDOMAIN_WHAT {
        en: "A host begins with a known name, or with what looks like a whole domain, and belongs to somebody else.",
        ja: "ホストの先頭が有名な名前や完全なドメインのように見えますが、所有者は別です。",
        ko: "호스트의 앞부분이 잘 알려진 이름이거나 완전한 도메인처럼 보이지만 소유자는 다릅니다.",
        zh: "主机以知名名称或看似完整的域名开头，实际却属于他人。",
    }
    BRAND_IN_SUBDOMAIN_WHY {
        en: "Readers see how a host begins; who owns it stands at its end.",
        ja: "受信者が見るのはホストの先頭ですが、所有者を示すのは末尾です。",
        ko: "수신자는 호스트의 앞부분을 보지만 소유자는 끝부분에 나타납니다.",
        zh: "收件人看的是主机的开头，而所有者要看结尾。",
    }
    BRAND_IN_SUBDOMAIN_FIX {
        en: "link to the site of the name, or declare the domain among the sender's link domains",
        ja: "その名前の本来のサイトへリンクするか、そのドメインを差出人のリンク先ドメインとして宣言してください",
        ko: "그 이름의 실제 사이트로 링크하거나, 그 도메인을 발신자의 링크 도메인으로 선언하십시오",
        zh: "请链接到该名称自己的网站，或将该域名声明为发件人的链接域名",
    }
    BRAND_IN_SUBDOMAIN {
        en: "the host {host} begins like {brand} and belongs to {owner}",
        ja: "ホスト {host} の先頭は {brand} のように見えますが、所有者は {owner} です",
        ko: "호스트 {host}의 앞부분은 {brand}처럼 보이지만 소유자는 {owner}입니다",
        zh: "主机 {host} 开头像 {brand}，实际属于 {owner}",
    }
    BRAND_SENDER_MISMATCH_WHAT {
        en: "The mail speaks in a known name, and a link leads to a site that is not the name's own.",
        ja: "メールは有名な名前を名乗っていますが、リンク先はその名前のサイトではありません。",
        ko: "메일은 잘 알려진 이름을 내세우지만, 링크는 그 이름의 사이트가 아닌 곳으로 연결됩니다.",
        zh: "邮件以知名名称的口吻书写，而链接指向的网站不属于该名称。",
    }
    BRAND_SENDER_MISMATCH_WHY {
        en: "That is how phishing looks; a partner of the name is told from it by what the sender declares.",
        ja: "フィッシングによく見られる形です。正規の提携先かどうかは、差出人の宣言で見分けます。",
        ko: "피싱의 전형적인 모습입니다. 정식 제휴사인지는 발신자가 선언한 내용으로 구분합니다.",
        zh: "钓鱼邮件正是如此；是否为该名称的合作伙伴，以发件人的声明为准。",
    }
    BRAND_SENDER_MISMATCH_FIX {
        en: "name the brand among the sender's `brands`, and the sites among its `link_domains`",
        ja: "ブランドを差出人の `brands` に、サイトを `link_domains` に記載してください",
        ko: "브랜드를 발신자의 `brands`에, 사이트를 `link_domains`에 적으십시오",
        zh: "请将品牌列入发件人的 `brands`，将网站列入其 `link_domains`",
    }
    BRAND_SENDER_MISMATCH {
        en: "the mail speaks as {name}, and a link leads to {host}",
        ja: "メールは {name} を名乗っていますが、リンク先は {host} です",
        ko: "메일은 {name}을(를) 내세우지만, 링크는 {host}(으)로 연결됩니다",
        zh: "邮件以 {name} 的口吻书写，而链接指向 {host}",
    }
    LOOKS_WHOLE {
        en: "the host {host} begins like a whole domain and belongs to {owner}",
        ja: "ホスト {host} の先頭は完全なドメインのように見えますが、所有者は {owner} です",
        ko: "호스트 {host}의 앞부분은 완전한 도메인처럼 보이지만 소유자는 {owner}입니다",
        zh: "主机 {host} 开头像完整的域名，实际属于 {owner}",
    }
}
