//! Where variables may stand, and whether the template can be rendered at all.

use crate::phrases::phrases;

phrases! {
    RAW_HTML_WHAT {
        en: "A variable is written into the HTML without being escaped.",
        ja: "変数がエスケープされずに HTML に書き込まれます。",
        ko: "변수가 이스케이프되지 않고 HTML에 들어갑니다.",
        zh: "变量未经转义就写入 HTML。",
    }
    RAW_HTML_WHY {
        en: "Whatever the data holds, links and scripts included, becomes part of the mail.",
        ja: "リンクやスクリプトも含め、データの中身がそのままメールの一部になります。",
        ko: "링크와 스크립트를 포함해 데이터의 내용이 그대로 메일의 일부가 됩니다.",
        zh: "数据中的任何内容，包括链接和脚本，都会成为邮件的一部分。",
    }
    RAW_HTML_FIX {
        en: "write `{{name}}` with two braces, so that the value is escaped",
        ja: "値がエスケープされるよう、波括弧を 2 つにして `{{name}}` と書いてください",
        ko: "값이 이스케이프되도록 `{{name}}`처럼 중괄호를 두 개 쓰십시오",
        zh: "请用两个花括号写成 `{{name}}`，使值得到转义",
    }
    RAW_HTML {
        en: "{words} is not escaped",
        ja: "{words} はエスケープされません",
        ko: "{words}은(는) 이스케이프되지 않습니다",
        zh: "{words} 没有转义",
    }
    IN_SCRIPT_OR_STYLE_WHAT {
        en: "A variable stands in a script, a style sheet, an event handler or a `url()` of a style.",
        ja: "変数が、スクリプト、スタイルシート、イベントハンドラー、またはスタイルの `url()` の中にあります。",
        ko: "변수가 스크립트, 스타일 시트, 이벤트 핸들러 또는 스타일의 `url()` 안에 있습니다.",
        zh: "变量位于脚本、样式表、事件处理程序或样式的 `url()` 中。",
    }
    IN_SCRIPT_OR_STYLE_WHY {
        en: "There the value is code, and escaping for HTML does not make it safe.",
        ja: "そこでは値がコードになり、HTML のエスケープでは安全になりません。",
        ko: "그곳에서 값은 코드가 되며, HTML 이스케이프로는 안전해지지 않습니다.",
        zh: "在那里值就是代码，HTML 转义无法保证安全。",
    }
    IN_SCRIPT_OR_STYLE_FIX {
        en: "write the script or style without variables",
        ja: "スクリプトやスタイルには変数を使わないでください",
        ko: "스크립트나 스타일에는 변수를 쓰지 마십시오",
        zh: "请不要在脚本或样式中使用变量",
    }
    IN_SCRIPT_OR_STYLE {
        en: "{words} stands where its value would be code",
        ja: "{words} は、値がコードになる場所にあります",
        ko: "{words}이(가) 값이 코드가 되는 자리에 있습니다",
        zh: "{words} 所在的位置会使其值成为代码",
    }
    IN_TAG_NAME_WHAT {
        en: "A variable stands in the name of a tag or an attribute.",
        ja: "変数が、タグ名または属性名の中にあります。",
        ko: "변수가 태그나 속성의 이름에 있습니다.",
        zh: "变量位于标签名或属性名中。",
    }
    IN_TAG_NAME_WHY {
        en: "The value decides what the markup is, and escaping cannot make that safe.",
        ja: "値しだいでマークアップそのものが変わり、エスケープでは安全になりません。",
        ko: "값에 따라 마크업 자체가 달라지며, 이스케이프로는 안전해지지 않습니다.",
        zh: "标记由值决定，转义无法保证安全。",
    }
    IN_TAG_NAME_FIX {
        en: "write the names of tags and attributes as fixed text",
        ja: "タグ名と属性名は固定テキストで書いてください",
        ko: "태그와 속성의 이름은 고정 텍스트로 쓰십시오",
        zh: "请用固定文本书写标签名和属性名",
    }
    IN_TAG_NAME {
        en: "{words} stands in the name of a tag or an attribute",
        ja: "{words} はタグ名または属性名の中にあります",
        ko: "{words}이(가) 태그나 속성의 이름에 있습니다",
        zh: "{words} 位于标签名或属性名中",
    }
    SUBJECT_ALL_VARIABLE_WHAT {
        en: "The subject has a variable and no letter of its own.",
        ja: "件名に変数があり、固定の文字がありません。",
        ko: "제목에 변수가 있고 고정된 글자가 없습니다.",
        zh: "主题有变量，却没有固定文字。",
    }
    SUBJECT_ALL_VARIABLE_WHY {
        en: "What the mail says it is about would come with the data, which nobody has reviewed.",
        ja: "メールの用件が、誰も審査していないデータで決まってしまいます。",
        ko: "메일의 용건이 아무도 심사하지 않은 데이터로 정해집니다.",
        zh: "邮件的主旨将由未经审核的数据决定。",
    }
    SUBJECT_ALL_VARIABLE_FIX {
        en: "write what the mail is about as fixed text",
        ja: "何についてのメールかを固定テキストで書いてください",
        ko: "무엇에 관한 메일인지 고정 텍스트로 쓰십시오",
        zh: "请用固定文本写明邮件主旨",
    }
    SUBJECT_ALL_VARIABLE {
        en: "the subject {words} has no fixed words",
        ja: "件名 {words} に固定の文字がありません",
        ko: "제목 {words}에 고정된 글자가 없습니다",
        zh: "主题 {words} 没有固定文字",
    }
    SYNTAX_WHAT {
        en: "A variable or a block is empty or never closed; one of another template language asks for a human.",
        ja: "変数やブロックが空か、閉じられていません。別のテンプレート言語のものは、人による審査に回ります。",
        ko: "변수나 블록이 비어 있거나 닫히지 않았습니다. 다른 템플릿 언어의 것이면 사람이 심사합니다.",
        zh: "变量或块为空，或没有闭合；若属于其他模板语言，转人工审核。",
    }
    SYNTAX_WHY {
        en: "The template cannot be rendered, so nothing could be sent with it.",
        ja: "テンプレートをレンダリングできず、何も送信できません。",
        ko: "템플릿을 렌더링할 수 없어 아무것도 발송할 수 없습니다.",
        zh: "模板无法渲染，因此什么也发不出去。",
    }
    SYNTAX_FIX {
        en: "write variables as `{{name}}` and close each block, as `{{#if name}}…{{/if}}`",
        ja: "変数は `{{name}}` と書き、ブロックは `{{#if name}}…{{/if}}` のように閉じてください",
        ko: "변수는 `{{name}}`처럼 쓰고 블록은 `{{#if name}}…{{/if}}`처럼 닫으십시오",
        zh: "变量请写作 `{{name}}`，每个块都要闭合，如 `{{#if name}}…{{/if}}`",
    }
    CLOSE_ALL {
        en: "write each tag as its language has it, and close each block",
        ja: "タグはその言語の書き方に従い、ブロックはすべて閉じてください",
        ko: "태그는 해당 언어의 문법대로 쓰고 블록은 모두 닫으십시오",
        zh: "请按该语言的语法书写标签，并闭合每个块",
    }
    LOOKS_LIKE {
        en: "this reads like `{dialect}`; to check it as that, give `{dialect}` as the `dialect`",
        ja: "`{dialect}` の書き方のようです。その書き方として検査するには、`dialect` に `{dialect}` を指定してください",
        ko: "`{dialect}` 문법으로 보입니다. 그 문법으로 검사하려면 `dialect`에 `{dialect}`을(를) 지정하십시오",
        zh: "看起来是 `{dialect}` 语法；如需按该语法检查，请将 `dialect` 设为 `{dialect}`",
    }
    SYNTAX {
        en: "{words}: {mistake}",
        ja: "{words}：{mistake}",
        ko: "{words}: {mistake}",
        zh: "{words}：{mistake}",
    }
}
