//! Links that pretend (rulebook 1.6).

use crate::phrases::phrases;

phrases! {
    LINK_TEXT_MISMATCH_WHAT {
        en: "A link's text is an address of one site, and the link leads to another.",
        ja: "リンクの文字列に書かれたサイトと、実際のリンク先のサイトが異なります。",
        ko: "링크 텍스트에 적힌 사이트와 실제로 연결되는 사이트가 다릅니다.",
        zh: "链接文字写的是一个网站的地址，实际却指向另一个网站。",
    }
    LINK_TEXT_MISMATCH_WHY {
        en: "Readers believe the text; phishing lives on that.",
        ja: "受信者は表示された文字列を信じます。フィッシングはそこにつけ込みます。",
        ko: "수신자는 표시된 텍스트를 믿습니다. 피싱은 이를 노립니다.",
        zh: "收件人会相信链接文字，钓鱼邮件正是利用这一点。",
    }
    LINK_TEXT_MISMATCH_FIX {
        en: "let the text name the site that the link leads to, or declare the site among the sender's tracking domains",
        ja: "リンクの文字列を実際のリンク先に合わせるか、そのサイトを差出人のトラッキングドメインとして宣言してください",
        ko: "링크 텍스트를 실제 연결 사이트에 맞추거나, 그 사이트를 발신자의 추적 도메인으로 선언하십시오",
        zh: "请让链接文字与实际网站一致，或将该网站声明为发件人的跟踪域名",
    }
    LINK_TEXT_MISMATCH {
        en: "the text {text} names another site than the link's target, {host}",
        ja: "文字列 {text} が示すサイトは、リンク先の {host} と異なります",
        ko: "텍스트 {text}이(가) 가리키는 사이트가 링크 대상 {host}와(과) 다릅니다",
        zh: "文字 {text} 所示的网站与链接目标 {host} 不同",
    }
}
