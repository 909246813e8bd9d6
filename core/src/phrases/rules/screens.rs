//! How a mail fits the screens that it is read on.

use crate::phrases::phrases;

phrases! {
    DARK_MODE_WHAT {
        en: "Plain white or black is set, and nothing is said of dark mode.",
        ja: "純粋な白または黒が指定され、ダークモードへの対応が示されていません。",
        ko: "순수한 흰색이나 검은색이 지정되었고, 다크 모드에 대한 선언이 없습니다.",
        zh: "指定了纯白或纯黑，却没有说明深色模式。",
    }
    DARK_MODE_WHY {
        en: "In dark mode, mail clients then change colours as they like, and text may become hard to read.",
        ja: "ダークモードではメールソフトが色を変えるため、文字が読みにくくなることがあります。",
        ko: "다크 모드에서는 메일 클라이언트가 색을 바꾸어 글자가 읽기 어려워질 수 있습니다.",
        zh: "在深色模式下，邮件客户端会自行改变颜色，文字可能难以看清。",
    }
    DARK_MODE_FIX {
        en: "add `<meta name=\"color-scheme\" content=\"light dark\">` and try it",
        ja: "`<meta name=\"color-scheme\" content=\"light dark\">` を加えて確かめてください",
        ko: "`<meta name=\"color-scheme\" content=\"light dark\">`를 넣고 확인하십시오",
        zh: "请加上 `<meta name=\"color-scheme\" content=\"light dark\">` 并查看效果",
    }
    DARK_MODE {
        en: "{words} is set and no `color-scheme`",
        ja: "{words} があり、`color-scheme` がありません",
        ko: "{words}이(가) 있고 `color-scheme`이 없습니다",
        zh: "有 {words}，却没有 `color-scheme`",
    }
    VIEWPORT_WHAT {
        en: "The document has no `viewport`.",
        ja: "文書に `viewport` がありません。",
        ko: "문서에 `viewport`가 없습니다.",
        zh: "文档没有 `viewport`。",
    }
    VIEWPORT_WHY {
        en: "Phones may show it small, as a page for a wide screen.",
        ja: "スマートフォンで、幅の広い画面用のページとして小さく表示されることがあります。",
        ko: "휴대전화에서 넓은 화면용 페이지처럼 작게 보일 수 있습니다.",
        zh: "手机可能把它当作宽屏页面缩小显示。",
    }
    VIEWPORT_FIX {
        en: "add `<meta name=\"viewport\" content=\"width=device-width\">` to the `head`",
        ja: "`<meta name=\"viewport\" content=\"width=device-width\">` を `head` に加えてください",
        ko: "`<meta name=\"viewport\" content=\"width=device-width\">`를 `head`에 넣으십시오",
        zh: "请在 `head` 中加上 `<meta name=\"viewport\" content=\"width=device-width\">`",
    }
    VIEWPORT {
        en: "the document has no `viewport`",
        ja: "文書に `viewport` がありません",
        ko: "문서에 `viewport`가 없습니다",
        zh: "文档没有 `viewport`",
    }
}
