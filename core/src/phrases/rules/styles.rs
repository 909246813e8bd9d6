//! Style sheets from elsewhere, and styles that run code (rulebook 1.8).

use crate::phrases::phrases;

phrases! {
    CSS_IMPORT_WHAT {
        en: "A style loads another style sheet by `@import`, or runs code.",
        ja: "スタイルが `@import` で別のスタイルシートを読み込むか、コードを実行します。",
        ko: "스타일이 `@import`로 다른 스타일시트를 불러오거나 코드를 실행합니다.",
        zh: "样式用 `@import` 载入其他样式表，或会运行代码。",
    }
    LOADED_WHY {
        en: "Most mail clients do not load it, so the mail looks other than meant.",
        ja: "ほとんどのメールソフトは読み込まないため、意図した表示になりません。",
        ko: "대부분의 메일 클라이언트가 불러오지 않아 의도와 다르게 보입니다.",
        zh: "大多数邮件客户端不会载入它，邮件的样子因此与预期不同。",
    }
    LOADED_FIX {
        en: "write the styles into the template itself",
        ja: "スタイルをテンプレート自体に書いてください",
        ko: "스타일을 템플릿 자체에 쓰십시오",
        zh: "请把样式写进模板本身",
    }
    LOADED {
        en: "{words} loads a style sheet",
        ja: "{words} はスタイルシートを読み込みます",
        ko: "{words}은(는) 스타일시트를 불러옵니다",
        zh: "{words} 会载入样式表",
    }
    EXTERNAL_STYLESHEET_WHAT {
        en: "A `link` tag loads a style sheet.",
        ja: "`link` タグがスタイルシートを読み込みます。",
        ko: "`link` 태그가 스타일시트를 불러옵니다.",
        zh: "`link` 标签会载入样式表。",
    }
}
