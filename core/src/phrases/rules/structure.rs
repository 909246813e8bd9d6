//! What the markup tells those who do not see it.

use crate::phrases::phrases;

phrases! {
    LANG_WHAT {
        en: "The HTML does not say its language.",
        ja: "HTML に言語の指定がありません。",
        ko: "HTML에 언어가 지정되어 있지 않습니다.",
        zh: "HTML 没有声明语言。",
    }
    LANG_WHY {
        en: "Screen readers then pronounce the text by the rules of another language.",
        ja: "読み上げソフトが、別の言語の発音で読んでしまいます。",
        ko: "화면 낭독기가 다른 언어의 발음으로 읽게 됩니다.",
        zh: "读屏软件会用别的语言的发音来朗读。",
    }
    LANG_FIX {
        en: "write the language on the first tag, as `<html lang=\"en\">`",
        ja: "最初のタグに言語を書いてください（例：`<html lang=\"en\">`）",
        ko: "첫 태그에 언어를 쓰십시오 (예: `<html lang=\"en\">`)",
        zh: "请在第一个标签上写明语言，如 `<html lang=\"en\">`",
    }
    LANG {
        en: "no `lang` says what language the HTML is in",
        ja: "HTML の言語を示す `lang` がありません",
        ko: "HTML의 언어를 나타내는 `lang`이 없습니다",
        zh: "没有用 `lang` 声明 HTML 的语言",
    }
    TITLE_WHAT {
        en: "The HTML has no title.",
        ja: "HTML にタイトルがありません。",
        ko: "HTML에 제목이 없습니다.",
        zh: "HTML 没有标题。",
    }
    TITLE_WHY {
        en: "It names the mail where it is opened in a browser.",
        ja: "ブラウザーで開いたときに、メールの名前になります。",
        ko: "브라우저에서 열었을 때 메일의 이름이 됩니다.",
        zh: "在浏览器中打开时，它就是邮件的名称。",
    }
    TITLE_FIX {
        en: "say in `<title>` what the mail is about",
        ja: "`<title>` にメールの用件を書いてください",
        ko: "`<title>`에 메일의 용건을 쓰십시오",
        zh: "请在 `<title>` 中写明邮件的内容",
    }
    TITLE {
        en: "the HTML has no `<title>` with text",
        ja: "HTML に文字のある `<title>` がありません",
        ko: "HTML에 내용이 있는 `<title>`이 없습니다",
        zh: "HTML 没有带文字的 `<title>`",
    }
    HEADING_WHAT {
        en: "A heading skips a level.",
        ja: "見出しのレベルが飛んでいます。",
        ko: "제목이 한 단계를 건너뜁니다.",
        zh: "标题跳过了一级。",
    }
    HEADING_WHY {
        en: "Readers who go from heading to heading look for the one between.",
        ja: "見出しをたどって読む人は、間の見出しを探してしまいます。",
        ko: "제목을 따라가며 읽는 수신자는 그 사이의 제목을 찾게 됩니다.",
        zh: "按标题浏览的人会去找中间的那一级。",
    }
    HEADING_FIX {
        en: "use the next level, and set its size by a style",
        ja: "次のレベルの見出しを使い、大きさはスタイルで決めてください",
        ko: "다음 단계의 제목을 쓰고 크기는 스타일로 정하십시오",
        zh: "请使用下一级标题，大小用样式设置",
    }
    HEADING {
        en: "`h{level}` follows `h{before}`",
        ja: "`h{before}` の次が `h{level}` です",
        ko: "`h{before}` 다음에 `h{level}`이(가) 옵니다",
        zh: "`h{before}` 之后是 `h{level}`",
    }
    ROLE_WHAT {
        en: "A table that only arranges things does not say so.",
        ja: "配置だけに使う表に、その指定がありません。",
        ko: "배치에만 쓰인 표에 그 표시가 없습니다.",
        zh: "仅用于排版的表格没有注明用途。",
    }
    ROLE_WHY {
        en: "Screen readers then announce rows and columns that mean nothing.",
        ja: "読み上げソフトが、意味のない行と列まで読み上げます。",
        ko: "화면 낭독기가 의미 없는 행과 열까지 읽습니다.",
        zh: "读屏软件会念出毫无意义的行和列。",
    }
    ROLE_FIX {
        en: "write `role=\"presentation\"`; a table of data has `<th>` cells",
        ja: "`role=\"presentation\"` を付けてください。データの表なら `<th>` を使います",
        ko: "`role=\"presentation\"`을 쓰십시오. 데이터 표라면 `<th>`를 쓰십시오",
        zh: "请加上 `role=\"presentation\"`；数据表格请使用 `<th>`",
    }
    ROLE {
        en: "tables without `role=\"presentation\"`: {count}",
        ja: "`role=\"presentation\"` のない表：{count} 個",
        ko: "`role=\"presentation\"`이 없는 표: {count}개",
        zh: "没有 `role=\"presentation\"` 的表格：{count} 个",
    }
}
