//! What cannot be read in a template (rulebook 1.10).

use super::phrases;

phrases! {
    UNCLOSED {
        en: "this `{open}` is never closed by `{close}`",
        ja: "この `{open}` は `{close}` で閉じられていません",
        ko: "이 `{open}`은(는) `{close}`로 닫히지 않았습니다",
        zh: "此 `{open}` 没有用 `{close}` 闭合",
    }
    UNCLOSED_BEFORE_NEXT {
        en: "this `{open}` is not closed by `{close}` before the next one",
        ja: "この `{open}` は、次のタグの前に `{close}` で閉じられていません",
        ko: "이 `{open}`은(는) 다음 태그 앞에서 `{close}`로 닫히지 않았습니다",
        zh: "此 `{open}` 在下一个标签之前没有用 `{close}` 闭合",
    }
    TOO_DEEP {
        en: "blocks stand in each other more than {most} deep",
        ja: "ブロックが {most} 段を超えて入れ子になっています",
        ko: "블록이 {most}단계보다 깊게 중첩되어 있습니다",
        zh: "块嵌套超过 {most} 层",
    }
    OPEN_COMMENT {
        en: "this comment is never closed by `{close}`",
        ja: "このコメントは `{close}` で閉じられていません",
        ko: "이 주석은 `{close}`로 닫히지 않았습니다",
        zh: "此注释没有用 `{close}` 闭合",
    }
    TOO_MANY_BRACES {
        en: "two braces or three make a tag, not more",
        ja: "タグの波括弧は 2 つか 3 つで、それより多くは使えません",
        ko: "태그의 중괄호는 두 개 또는 세 개이며 그보다 많을 수 없습니다",
        zh: "标签用两个或三个花括号，不能更多",
    }
    THIRD_BRACE {
        en: "a tag that opens with `{{{` closes with `}}}`",
        ja: "`{{{` で始まるタグは `}}}` で閉じます",
        ko: "`{{{`로 여는 태그는 `}}}`로 닫습니다",
        zh: "以 `{{{` 开头的标签要以 `}}}` 结束",
    }
    THIRD_BRACE_TOO_MANY {
        en: "`}}}` closes only a tag that opens with `{{{`: put a space before a brace that is text",
        ja: "`}}}` は `{{{` で始まるタグだけを閉じます。文字としての波括弧の前には空白を入れてください",
        ko: "`}}}`는 `{{{`로 여는 태그만 닫습니다. 글자인 중괄호 앞에는 공백을 두십시오",
        zh: "`}}}` 只用于结束以 `{{{` 开头的标签：请在作为文字的花括号前加空格",
    }
    NO_NAME {
        en: "there is no name between the braces",
        ja: "波括弧の中に名前がありません",
        ko: "중괄호 안에 이름이 없습니다",
        zh: "花括号中没有名称",
    }
    RAW_BLOCK {
        en: "three braces are for a variable alone; write `{{{body}}}`",
        ja: "波括弧 3 つは変数だけに使えます。`{{{body}}}` と書いてください",
        ko: "중괄호 세 개는 변수에만 씁니다. `{{{body}}}`처럼 쓰십시오",
        zh: "三个花括号只用于变量，请写作 `{{{body}}}`",
    }
    CARET {
        en: "`{{^{name}}}` is not known; write `{{#unless {name}}}`",
        ja: "`{{^{name}}}` は使えません。`{{#unless {name}}}` と書いてください",
        ko: "`{{^{name}}}`은(는) 쓸 수 없습니다. `{{#unless {name}}}`처럼 쓰십시오",
        zh: "不支持 `{{^{name}}}`，请写作 `{{#unless {name}}}`",
    }
    ELSE_ALONE {
        en: "this `{tag}` stands in no block",
        ja: "この `{tag}` はブロックの中にありません",
        ko: "이 `{tag}`은(는) 블록 안에 있지 않습니다",
        zh: "此 `{tag}` 不在任何块中",
    }
    ELSE_IN_PARTIAL {
        en: "an inline partial has no `{{else}}`",
        ja: "インラインパーシャルに `{{else}}` は使えません",
        ko: "인라인 파셜에는 `{{else}}`을(를) 쓸 수 없습니다",
        zh: "内联局部模板中不能有 `{{else}}`",
    }
    ELSE_AGAIN {
        en: "`{open}` has its last `{tag}` already",
        ja: "`{open}` には最後の `{tag}` がすでにあります",
        ko: "`{open}`에는 마지막 `{tag}`이(가) 이미 있습니다",
        zh: "`{open}` 已经有最后的 `{tag}`",
    }
    CLOSES_NOTHING {
        en: "`{close}` closes no block",
        ja: "`{close}` に対応するブロックがありません",
        ko: "`{close}`에 대응하는 블록이 없습니다",
        zh: "`{close}` 没有对应的块",
    }
    CLOSES_ANOTHER {
        en: "`{close}` cannot close `{open}`",
        ja: "`{close}` で `{open}` は閉じられません",
        ko: "`{close}`(으)로 `{open}`을(를) 닫을 수 없습니다",
        zh: "`{close}` 不能闭合 `{open}`",
    }
    OPEN_BLOCK {
        en: "`{open}` is never closed by `{close}`",
        ja: "`{open}` が `{close}` で閉じられていません",
        ko: "`{open}`이(가) `{close}`(으)로 닫히지 않았습니다",
        zh: "`{open}` 没有用 `{close}` 闭合",
    }
    NO_BLOCK_BUT {
        en: "there is no block `{name}`; did you mean `{nearest}`?",
        ja: "`{name}` というブロックはありません。もしかして `{nearest}` ですか？",
        ko: "`{name}` 블록은 없습니다. 혹시 `{nearest}`입니까?",
        zh: "没有 `{name}` 块；是否指 `{nearest}`？",
    }
    NO_BLOCK {
        en: "there is no block `{name}`; known: {known}",
        ja: "`{name}` というブロックはありません。使えるのは {known} です",
        ko: "`{name}` 블록은 없습니다. 쓸 수 있는 것: {known}",
        zh: "没有 `{name}` 块；可用的有 {known}",
    }
    INLINE {
        en: "an inline partial is written `{{#* inline \"name\"}}`",
        ja: "インラインパーシャルは `{{#* inline \"name\"}}` と書きます",
        ko: "인라인 파셜은 `{{#* inline \"name\"}}`처럼 씁니다",
        zh: "内联局部模板写作 `{{#* inline \"name\"}}`",
    }
    NO_ARGUMENT {
        en: "`{{#{name}}}` needs a variable: `{{#{name} variable}}`",
        ja: "`{{#{name}}}` には変数が必要です：`{{#{name} variable}}`",
        ko: "`{{#{name}}}`에는 변수가 필요합니다: `{{#{name} variable}}`",
        zh: "`{{#{name}}}` 需要一个变量：`{{#{name} variable}}`",
    }
    PARTIAL_NAME {
        en: "`{name}` is no name of a partial; write it as `\"name\"`",
        ja: "`{name}` はパーシャルの名前ではありません。`\"name\"` のように書いてください",
        ko: "`{name}`은(는) 파셜 이름이 아닙니다. `\"name\"`처럼 쓰십시오",
        zh: "`{name}` 不是局部模板的名称，请写作 `\"name\"`",
    }
    FUNCTION {
        en: "`{name}` with something behind it would call a function, and there are none; a tag has one variable",
        ja: "`{name}` の後に何か続けると関数の呼び出しになりますが、関数はありません。1 つのタグに書ける変数は 1 つです",
        ko: "`{name}` 뒤에 다른 것이 오면 함수 호출이 되지만 함수는 없습니다. 태그 하나에는 변수 하나만 씁니다",
        zh: "`{name}` 后面带有内容表示调用函数，但没有函数可用；一个标签只写一个变量",
    }
    FOREIGN_TAG {
        en: "this is a variable of another template language",
        ja: "これは別のテンプレート言語の変数です",
        ko: "이것은 다른 템플릿 언어의 변수입니다",
        zh: "这是另一种模板语言的变量",
    }
    ONE_BRACE {
        en: "this tag opens with one brace and closes with two",
        ja: "このタグは波括弧 1 つで始まり 2 つで終わっています",
        ko: "이 태그는 중괄호 하나로 열고 둘로 닫습니다",
        zh: "此标签以一个花括号开头、以两个结束",
    }
    FOREIGN_BLOCK {
        en: "this block is of another template language, and would be sent as it stands",
        ja: "このブロックは別のテンプレート言語のもので、そのまま送信されてしまいます",
        ko: "이 블록은 다른 템플릿 언어의 것이며 그대로 발송됩니다",
        zh: "此块属于其他模板语言，会原样发送",
    }
    AT_NAME {
        en: "`{path}` is not known; there are `@index`, `@key`, `@first`, `@last` and `@root`",
        ja: "`{path}` はありません。使えるのは `@index`、`@key`、`@first`、`@last`、`@root` です",
        ko: "`{path}`은(는) 없습니다. `@index`, `@key`, `@first`, `@last`, `@root`만 쓸 수 있습니다",
        zh: "没有 `{path}`；可用的有 `@index`、`@key`、`@first`、`@last` 和 `@root`",
    }
    OPEN_BRACKET {
        en: "the `[` in `{path}` is not closed by `]`",
        ja: "`{path}` の `[` が `]` で閉じられていません",
        ko: "`{path}`의 `[`이(가) `]`로 닫히지 않았습니다",
        zh: "`{path}` 中的 `[` 没有用 `]` 闭合",
    }
    AFTER_BRACKET {
        en: "after `]` in `{path}` comes a `.` or the end of the name",
        ja: "`{path}` の `]` の後は、`.` か名前の終わりです",
        ko: "`{path}`의 `]` 뒤에는 `.` 또는 이름의 끝이 옵니다",
        zh: "`{path}` 中 `]` 之后应是 `.` 或名称的结尾",
    }
    LONE_DOT {
        en: "`{path}` has a dot with no name beside it",
        ja: "`{path}` のドットの隣に名前がありません",
        ko: "`{path}`의 점 옆에 이름이 없습니다",
        zh: "`{path}` 中的点旁边没有名称",
    }
    SPACE_IN_NAME {
        en: "`{path}` has a space in a name",
        ja: "`{path}` の名前に空白があります",
        ko: "`{path}`의 이름에 공백이 있습니다",
        zh: "`{path}` 的名称中有空格",
    }
    SIGN_IN_NAME {
        en: "the name in `{path}` has a `{sign}`, which no name may have",
        ja: "`{path}` の名前に、使えない文字 `{sign}` があります",
        ko: "`{path}`의 이름에 쓸 수 없는 문자 `{sign}`이(가) 있습니다",
        zh: "`{path}` 的名称中有不允许的字符 `{sign}`",
    }
}
