//! How well the way out works.

use crate::phrases::phrases;

phrases! {
    NO_ONE_CLICK_WHAT {
        en: "A marketing template's sender does not declare the headers to unsubscribe with one click.",
        ja: "マーケティングテンプレートの差出人が、ワンクリック配信停止のヘッダーを宣言していません。",
        ko: "마케팅 템플릿의 발신자가 원클릭 수신 거부 헤더를 선언하지 않았습니다.",
        zh: "营销类模板的发件人没有声明一键退订的标头。",
    }
    NO_ONE_CLICK_WHY {
        en: "Gmail and Yahoo ask them of everybody who sends much.",
        ja: "Gmail と Yahoo は、大量に送信するすべての差出人にこれを求めています。",
        ko: "Gmail과 Yahoo는 대량으로 발송하는 모든 발신자에게 이를 요구합니다.",
        zh: "Gmail 和 Yahoo 要求所有大量发信的发件人提供这些标头。",
    }
    NO_ONE_CLICK_FIX {
        en: "send `List-Unsubscribe` and `List-Unsubscribe-Post`, and declare `one_click_unsubscribe` for the sender",
        ja: "`List-Unsubscribe` と `List-Unsubscribe-Post` を付けて送信し、差出人に `one_click_unsubscribe` を宣言してください",
        ko: "`List-Unsubscribe`와 `List-Unsubscribe-Post`를 넣어 발송하고, 발신자에 `one_click_unsubscribe`를 선언하십시오",
        zh: "请在发送时加上 `List-Unsubscribe` 和 `List-Unsubscribe-Post`，并为发件人声明 `one_click_unsubscribe`",
    }
    NO_ONE_CLICK {
        en: "the sender does not declare the headers to unsubscribe with one click",
        ja: "差出人がワンクリック配信停止のヘッダーを宣言していません",
        ko: "발신자가 원클릭 수신 거부 헤더를 선언하지 않았습니다",
        zh: "发件人没有声明一键退订的标头",
    }
    NEEDS_LOGIN_WHAT {
        en: "Readers have to log in to unsubscribe.",
        ja: "配信停止にログインが必要です。",
        ko: "수신을 거부하려면 로그인해야 합니다.",
        zh: "收件人必须登录才能退订。",
    }
    NEEDS_LOGIN_WHY {
        en: "The law asks for no more than an address and a single page.",
        ja: "法律上、求めてよいのはメールアドレスの入力と 1 ページでの操作までです。",
        ko: "법률상 요구할 수 있는 것은 메일 주소와 한 페이지에서의 조작까지입니다.",
        zh: "法律只允许要求填写邮箱地址、访问一个页面。",
    }
    NEEDS_LOGIN_FIX {
        en: "let the link unsubscribe without a login",
        ja: "ログインなしで、リンクから配信停止できるようにしてください",
        ko: "로그인 없이 링크로 수신을 거부할 수 있게 하십시오",
        zh: "请让收件人无需登录即可通过链接退订",
    }
    NEEDS_LOGIN {
        en: "{words} asks for a login first",
        ja: "{words} は先にログインを求めています",
        ko: "{words}은(는) 먼저 로그인을 요구합니다",
        zh: "{words} 要求先登录",
    }
    BAD_TARGET_WHAT {
        en: "The link to unsubscribe leads to a link shortener or an IP address.",
        ja: "配信停止リンクのリンク先が、短縮 URL サービスまたは IP アドレスです。",
        ko: "수신 거부 링크가 단축 URL 서비스나 IP 주소로 연결됩니다.",
        zh: "退订链接指向短链接服务或 IP 地址。",
    }
    BAD_TARGET_WHY {
        en: "Readers cannot trust such a way out, and call the mail spam instead.",
        ja: "そのような配信停止リンクは信用されず、受信者は代わりに迷惑メールとして報告します。",
        ko: "수신자는 이런 수신 거부 링크를 믿지 못해 대신 스팸으로 신고합니다.",
        zh: "收件人不信任这样的退订方式，会转而把邮件举报为垃圾邮件。",
    }
    BAD_TARGET_FIX {
        en: "link to a page of your own site, or to the platform's",
        ja: "自社のサイトまたはプラットフォームのページへリンクしてください",
        ko: "자체 사이트나 플랫폼의 페이지로 링크하십시오",
        zh: "请链接到自己网站或平台的页面",
    }
    MAILTO_ONLY_WHAT {
        en: "The only way to unsubscribe is to write a mail.",
        ja: "配信を停止する手段がメールの送信しかありません。",
        ko: "수신을 거부하는 방법이 메일을 보내는 것뿐입니다.",
        zh: "只能通过发送邮件来退订。",
    }
    MAILTO_ONLY_WHY {
        en: "Readers expect a link that does it with a click or two.",
        ja: "受信者は、1、2 回のクリックで停止できるリンクを期待しています。",
        ko: "수신자는 한두 번 눌러 처리되는 링크를 기대합니다.",
        zh: "收件人期望点击一两次链接就能退订。",
    }
    MAILTO_ONLY_FIX {
        en: "add a link to a page",
        ja: "ページへのリンクを加えてください",
        ko: "페이지로 가는 링크를 추가하십시오",
        zh: "请添加指向页面的链接",
    }
    MAILTO_ONLY {
        en: "{words} is the only way to unsubscribe",
        ja: "配信停止手段が {words} しかありません",
        ko: "수신 거부 수단이 {words}뿐입니다",
        zh: "{words} 是唯一的退订方式",
    }
    IN_TRIGGER_WHAT {
        en: "A trigger or transactional template has a link to unsubscribe.",
        ja: "トリガーまたは取引テンプレートに配信停止リンクがあります。",
        ko: "트리거 또는 거래 템플릿에 수신 거부 링크가 있습니다.",
        zh: "触发类或交易类模板含有退订链接。",
    }
    IN_TRIGGER_WHY {
        en: "Who unsubscribes from such mail may miss what was asked for; it does no other harm.",
        ja: "この種のメールを停止すると、受信者が自ら求めた情報が届かなくなることがあります。ほかに害はありません。",
        ko: "이런 메일의 수신을 거부하면 수신자가 직접 요청한 내용을 받지 못할 수 있습니다. 그 밖의 해는 없습니다.",
        zh: "退订这类邮件的人可能收不到自己要求的内容；除此之外并无害处。",
    }
    IN_TRIGGER_FIX {
        en: "leave the link out, or hand the template in as marketing",
        ja: "リンクを外すか、テンプレートをマーケティングとして提出してください",
        ko: "링크를 빼거나 템플릿을 마케팅으로 제출하십시오",
        zh: "请去掉链接，或作为营销类模板提交",
    }
    IN_TRIGGER {
        en: "mail of this kind needs no link to unsubscribe",
        ja: "この種のメールに配信停止リンクは必要ありません",
        ko: "이런 종류의 메일에는 수신 거부 링크가 필요하지 않습니다",
        zh: "此类邮件不需要退订链接",
    }
    TO_AN_ADDRESS {
        en: "the link to unsubscribe, {words}, leads to an IP address",
        ja: "配信停止リンク {words} のリンク先は IP アドレスです",
        ko: "수신 거부 링크 {words}은(는) IP 주소로 연결됩니다",
        zh: "退订链接 {words} 指向 IP 地址",
    }
    THROUGH_A_SHORTENER {
        en: "the link to unsubscribe, {words}, leads through a link shortener",
        ja: "配信停止リンク {words} は短縮 URL サービスを経由しています",
        ko: "수신 거부 링크 {words}은(는) 단축 URL 서비스를 거칩니다",
        zh: "退订链接 {words} 经过短链接服务",
    }
}
