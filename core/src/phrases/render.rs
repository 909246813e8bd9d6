//! Why a template cannot be filled (rulebook 1.10).

use super::phrases;

phrases! {
    NO_VARIABLE {
        en: "the data has no `{name}`",
        ja: "データに `{name}` がありません",
        ko: "데이터에 `{name}`이(가) 없습니다",
        zh: "数据中没有 `{name}`",
    }
    NO_VARIABLE_FOR_PARTIAL {
        en: "the data has no `{name}` for the partial `{partial}`",
        ja: "パーシャル `{partial}` に渡す `{name}` がデータにありません",
        ko: "파셜 `{partial}`에 넘길 `{name}`이(가) 데이터에 없습니다",
        zh: "数据中没有供局部模板 `{partial}` 使用的 `{name}`",
    }
    NOT_PRINTABLE {
        en: "`{name}` is {kind}, which cannot be printed",
        ja: "`{name}` は{kind}なので出力できません",
        ko: "`{name}`은(는) {kind}이므로 출력할 수 없습니다",
        zh: "`{name}` 是{kind}，不能输出",
    }
    PRINT_A_VALUE {
        en: "name one of its values, or go through them with `{{#each}}`",
        ja: "その中の値を 1 つ指定するか、`{{#each}}` で順に出力してください",
        ko: "그 안의 값 하나를 지정하거나 `{{#each}}`로 하나씩 출력하십시오",
        zh: "请指定其中一个值，或用 `{{#each}}` 逐个输出",
    }
    NOT_EXACT {
        en: "`{name}` is a number with too many digits to be printed exactly",
        ja: "`{name}` は桁数が多すぎて正確に出力できない数値です",
        ko: "`{name}`은(는) 자릿수가 너무 많아 정확히 출력할 수 없는 숫자입니다",
        zh: "`{name}` 是位数过多、无法精确输出的数字",
    }
    GIVE_AS_TEXT {
        en: "give it as a text, in quotes",
        ja: "引用符で囲んで文字列として渡してください",
        ko: "따옴표로 묶어 문자열로 넘기십시오",
        zh: "请加上引号，以文本形式提供",
    }
    TOO_LARGE {
        en: "the filled template is larger than {most} bytes",
        ja: "値を埋めたテンプレートが {most} バイトを超えています",
        ko: "값을 채운 템플릿이 {most}바이트를 넘습니다",
        zh: "填充后的模板超过 {most} 字节",
    }
    TOO_MANY_STEPS {
        en: "the loops of the template take more than {most} steps",
        ja: "テンプレートの繰り返しが {most} ステップを超えています",
        ko: "템플릿의 반복이 {most}단계를 넘습니다",
        zh: "模板的循环超过 {most} 步",
    }
    VALUE_WITH_LINE_BREAK {
        en: "the value of `{name}` brings a line break into the subject",
        ja: "`{name}` の値によって件名に改行が入ります",
        ko: "`{name}`의 값 때문에 제목에 줄 바꿈이 들어갑니다",
        zh: "`{name}` 的值会给主题带来换行",
    }
    VALUE_WITH_CONTROL {
        en: "the value of `{name}` brings the control character {control} into the subject",
        ja: "`{name}` の値によって件名に制御文字 {control} が入ります",
        ko: "`{name}`의 값 때문에 제목에 제어 문자 {control}이(가) 들어갑니다",
        zh: "`{name}` 的值会给主题带来控制字符 {control}",
    }
    ONE_LINE {
        en: "a subject is one line: take it out of the value",
        ja: "件名は 1 行です。値から取り除いてください",
        ko: "제목은 한 줄입니다. 값에서 지우십시오",
        zh: "主题只有一行：请从值中去掉",
    }
    VALUE_WITH_SCHEME {
        en: "the value of `{name}` makes a link with the scheme `{scheme}`, which runs code or opens a file",
        ja: "`{name}` の値によって、コードの実行やファイルの表示を行うスキーム `{scheme}` のリンクになります",
        ko: "`{name}`의 값 때문에 코드를 실행하거나 파일을 여는 스킴 `{scheme}`의 링크가 됩니다",
        zh: "`{name}` 的值会形成协议为 `{scheme}` 的链接，这类链接会运行代码或打开文件",
    }
    GIVE_A_PAGE {
        en: "give an address that begins with `https://`",
        ja: "`https://` で始まるアドレスを指定してください",
        ko: "`https://`로 시작하는 주소를 주십시오",
        zh: "请给出以 `https://` 开头的地址",
    }
    SUBJECT_LINE_BREAK {
        en: "the subject has a line break; it is one line",
        ja: "件名に改行があります。件名は 1 行です",
        ko: "제목에 줄 바꿈이 있습니다. 제목은 한 줄입니다",
        zh: "主题中有换行；主题只有一行",
    }
    SUBJECT_CONTROL {
        en: "the subject has a control character; it is one line",
        ja: "件名に制御文字があります。件名は 1 行です",
        ko: "제목에 제어 문자가 있습니다. 제목은 한 줄입니다",
        zh: "主题中有控制字符；主题只有一行",
    }
    WITH {
        en: "`{{#with}}` needs a value of the data; `{name}` is none",
        ja: "`{{#with}}` にはデータの値が必要ですが、`{name}` はそうではありません",
        ko: "`{{#with}}`에는 데이터의 값이 필요하지만 `{name}`은(는) 그렇지 않습니다",
        zh: "`{{#with}}` 需要数据中的值，而 `{name}` 不是",
    }
    EACH {
        en: "`{{#each}}` goes through a list or an object; `{name}` is none",
        ja: "`{{#each}}` にはリストかオブジェクトが必要ですが、`{name}` はどちらでもありません",
        ko: "`{{#each}}`에는 목록이나 객체가 필요하지만 `{name}`은(는) 둘 다 아닙니다",
        zh: "`{{#each}}` 需要列表或对象，而 `{name}` 都不是",
    }
    NO_PARTIAL {
        en: "there is no partial `{partial}`",
        ja: "パーシャル `{partial}` がありません",
        ko: "파셜 `{partial}`이(가) 없습니다",
        zh: "没有局部模板 `{partial}`",
    }
    DEFINE_PARTIAL {
        en: "define it before with `{{#* inline \"{partial}\"}} … {{/inline}}`",
        ja: "その前に `{{#* inline \"{partial}\"}} … {{/inline}}` で定義してください",
        ko: "그 앞에서 `{{#* inline \"{partial}\"}} … {{/inline}}`로 정의하십시오",
        zh: "请在此之前用 `{{#* inline \"{partial}\"}} … {{/inline}}` 定义",
    }
    TOO_DEEP {
        en: "partials call each other more than {most} deep, up to `{partial}`",
        ja: "パーシャルの呼び出しが {most} 段を超えています（`{partial}` まで）",
        ko: "파셜이 {most}단계보다 깊게 서로를 호출합니다 (`{partial}`까지)",
        zh: "局部模板相互调用超过 {most} 层，直到 `{partial}`",
    }
    NOT_JSON {
        en: "the data is not valid JSON: {reason} at line {line} column {column}",
        ja: "データが正しい JSON ではありません（{line} 行 {column} 列：`{reason}`）",
        ko: "데이터가 올바른 JSON이 아닙니다 ({line}행 {column}열: `{reason}`)",
        zh: "数据不是有效的 JSON（第 {line} 行第 {column} 列：`{reason}`）",
    }
    NOT_OBJECT {
        en: "the data is {kind}, not an object",
        ja: "データがオブジェクトではなく{kind}です",
        ko: "데이터가 객체가 아니라 {kind}입니다",
        zh: "数据是{kind}，不是对象",
    }
    GIVE_OBJECT {
        en: "data is a JSON object; `{}` is none",
        ja: "データは JSON オブジェクトで渡してください。なければ `{}` とします",
        ko: "데이터는 JSON 객체로 넘기십시오. 없으면 `{}`로 하십시오",
        zh: "请以 JSON 对象提交数据；没有数据时写 `{}`",
    }
    NULL {
        en: "nothing (`null`)",
        ja: "空の値（`null`）",
        ko: "빈 값(`null`)",
        zh: "空值（`null`）",
    }
    BOOLEAN {
        en: "`true` or `false`",
        ja: "真偽値（`true` または `false`）",
        ko: "논리값(`true` 또는 `false`)",
        zh: "布尔值（`true` 或 `false`）",
    }
    NUMBER { en: "a number", ja: "数値", ko: "숫자", zh: "数字" }
    TEXT { en: "a text", ja: "テキスト", ko: "텍스트", zh: "文本" }
    LIST { en: "a list", ja: "リスト", ko: "목록", zh: "列表" }
    OBJECT { en: "an object", ja: "オブジェクト", ko: "객체", zh: "对象" }
}
