//! A way out for the reader (rulebook 1.8).

use crate::phrases::phrases;

phrases! {
    MISSING_WHAT {
        en: "A marketing template has no link to unsubscribe.",
        ja: "マーケティングテンプレートに配信停止リンクがありません。",
        ko: "마케팅 템플릿에 수신 거부 링크가 없습니다.",
        zh: "营销类模板没有退订链接。",
    }
    MISSING_WHY {
        en: "Readers who find no way out call the mail spam, and mailbox providers require one.",
        ja: "配信を停止できない受信者は迷惑メールとして報告します。また、メールプロバイダーもこのリンクを求めています。",
        ko: "수신을 거부할 방법이 없으면 수신자는 스팸으로 신고하며, 메일 서비스 업체도 이 링크를 요구합니다.",
        zh: "找不到退订方式的收件人会把邮件举报为垃圾邮件，邮箱服务商也要求提供退订链接。",
    }
    MISSING_FIX {
        en: "add a visible link to unsubscribe, as `<a href=\"{{unsubscribe_url}}\">Unsubscribe</a>`",
        ja: "見える場所に配信停止リンクを加えてください（例：`<a href=\"{{unsubscribe_url}}\">配信停止</a>`）",
        ko: "눈에 보이는 수신 거부 링크를 추가하십시오 (예: `<a href=\"{{unsubscribe_url}}\">수신 거부</a>`)",
        zh: "请添加可见的退订链接，如 `<a href=\"{{unsubscribe_url}}\">退订</a>`",
    }
    ADDED_BY_PLATFORM {
        en: "the template has no link to unsubscribe; the platform adds one",
        ja: "テンプレートに配信停止リンクがありませんが、プラットフォームが追加します",
        ko: "템플릿에 수신 거부 링크가 없지만 플랫폼이 추가합니다",
        zh: "模板没有退订链接，将由平台添加",
    }
    MISSING {
        en: "a marketing template needs a link to unsubscribe, and this one has none",
        ja: "マーケティングテンプレートには配信停止リンクが必要ですが、ありません",
        ko: "마케팅 템플릿에는 수신 거부 링크가 필요하지만 없습니다",
        zh: "营销类模板需要退订链接，而此模板没有",
    }
    NOT_VISIBLE_WHAT {
        en: "The only link to unsubscribe cannot be seen.",
        ja: "唯一の配信停止リンクが見えません。",
        ko: "하나뿐인 수신 거부 링크가 보이지 않습니다.",
        zh: "唯一的退订链接不可见。",
    }
    NOT_VISIBLE_WHY {
        en: "Readers who find no way out call the mail spam; it has to be clearly visible.",
        ja: "配信を停止できない受信者は迷惑メールとして報告します。はっきり見える必要があります。",
        ko: "수신을 거부할 방법이 없으면 수신자는 스팸으로 신고합니다. 링크는 뚜렷이 보여야 합니다.",
        zh: "找不到退订方式的收件人会把邮件举报为垃圾邮件；退订链接必须清晰可见。",
    }
    NOT_VISIBLE_FIX {
        en: "show the link in the size and colour of the other small print",
        ja: "ほかの注記と同じ大きさと色でリンクを表示してください",
        ko: "링크를 다른 안내 문구와 같은 크기와 색으로 표시하십시오",
        zh: "请用与其他说明文字相同的字号和颜色显示链接",
    }
    NOT_VISIBLE {
        en: "{words}, the only way to unsubscribe, cannot be seen",
        ja: "唯一の配信停止手段である {words} が見えません",
        ko: "하나뿐인 수신 거부 수단인 {words}이(가) 보이지 않습니다",
        zh: "唯一的退订方式 {words} 不可见",
    }
}
