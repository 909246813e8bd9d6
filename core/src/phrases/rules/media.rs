//! Content that depends on media queries.

use crate::phrases::phrases;

phrases! {
    MEDIA_ONLY_WHAT {
        en: "Content is shown by a media query alone.",
        ja: "メディアクエリでしか表示されない内容があります。",
        ko: "미디어 쿼리로만 표시되는 내용이 있습니다.",
        zh: "有内容只靠媒体查询才会显示。",
    }
    MEDIA_ONLY_WHY {
        en: "Where media queries are ignored, as in Outlook, readers never see it.",
        ja: "メディアクエリを無視する Outlook などでは、受信者の目に触れません。",
        ko: "미디어 쿼리를 무시하는 Outlook 등에서는 수신자가 볼 수 없습니다.",
        zh: "在忽略媒体查询的 Outlook 等客户端中，收件人看不到它。",
    }
    MEDIA_ONLY_FIX {
        en: "show it without the query, and let the query only arrange it",
        ja: "クエリなしで表示し、クエリでは配置だけを変えてください",
        ko: "쿼리 없이 표시하고, 쿼리로는 배치만 바꾸십시오",
        zh: "请不靠查询就显示它，查询只用来调整布局",
    }
    MEDIA_ONLY {
        en: "{words} is hidden until a media query shows it",
        ja: "{words} はメディアクエリで表示されるまで隠れています",
        ko: "{words}은(는) 미디어 쿼리로 표시될 때까지 숨겨져 있습니다",
        zh: "{words} 在媒体查询使其显示之前一直隐藏",
    }
}
