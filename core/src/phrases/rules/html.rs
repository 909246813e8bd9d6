//! Standard HTML, without what mail clients remove (rulebook 1.8).

use crate::phrases::phrases;

phrases! {
    SCRIPT_WHAT {
        en: "There is a script.",
        ja: "スクリプトがあります。",
        ko: "스크립트가 있습니다.",
        zh: "含有脚本。",
    }
    SCRIPT_WHY {
        en: "Mail clients run no scripts, and filters refuse mail that has them.",
        ja: "メールソフトはスクリプトを実行せず、フィルターはスクリプトを含むメールを拒否します。",
        ko: "메일 클라이언트는 스크립트를 실행하지 않으며, 필터는 스크립트가 든 메일을 거부합니다.",
        zh: "邮件客户端不运行脚本，过滤器会拒收含有脚本的邮件。",
    }
    SCRIPT_FIX {
        en: "take the script out; what has to happen happens on the page that the mail links to",
        ja: "スクリプトを取り除いてください。必要な処理は、メールからリンクするページで行います",
        ko: "스크립트를 지우십시오. 필요한 처리는 메일에서 연결하는 페이지에서 하십시오",
        zh: "请删去脚本；需要的处理放到邮件所链接的页面上",
    }
    SCRIPT {
        en: "{words} is a script",
        ja: "{words} はスクリプトです",
        ko: "{words}은(는) 스크립트입니다",
        zh: "{words} 是脚本",
    }
    IFRAME_WHAT {
        en: "There is a frame with another page in it.",
        ja: "別のページを埋め込むフレームがあります。",
        ko: "다른 페이지를 담은 프레임이 있습니다.",
        zh: "含有嵌入其他页面的框架。",
    }
    IFRAME_WHY {
        en: "Mail clients show no frames, and what is in one can change after the review.",
        ja: "メールソフトはフレームを表示しません。また、中身は審査後に変えられます。",
        ko: "메일 클라이언트는 프레임을 표시하지 않으며, 그 내용은 심사 후에 바뀔 수 있습니다.",
        zh: "邮件客户端不显示框架，而且其中的内容可能在审核后改变。",
    }
    IFRAME_FIX {
        en: "link to the page instead",
        ja: "代わりにそのページへリンクしてください",
        ko: "대신 그 페이지로 링크하십시오",
        zh: "请改为链接到该页面",
    }
    IFRAME {
        en: "{words} is a frame",
        ja: "{words} はフレームです",
        ko: "{words}은(는) 프레임입니다",
        zh: "{words} 是框架",
    }
    FORM_WHAT {
        en: "There is a form; a field or a button without a form asks for a human.",
        ja: "フォームがあります。フォームの外にある入力欄やボタンは、人による審査に回ります。",
        ko: "양식이 있습니다. 양식 없이 입력란이나 버튼만 있으면 사람이 심사합니다.",
        zh: "含有表单；没有表单而只有输入框或按钮时，转人工审核。",
    }
    FORM_WHY {
        en: "Forms in mail ask for passwords, so many mail clients do not show them and filters refuse them.",
        ja: "メール内のフォームはパスワードの詐取に使われるため、多くのメールソフトは表示せず、フィルターは拒否します。",
        ko: "메일 속 양식은 비밀번호를 빼내는 데 쓰이므로, 많은 메일 클라이언트가 표시하지 않고 필터가 거부합니다.",
        zh: "邮件中的表单常被用来套取密码，许多邮件客户端不显示，过滤器也会拒收。",
    }
    FORM_FIX {
        en: "link to a page with the form",
        ja: "フォームのあるページへリンクしてください",
        ko: "양식이 있는 페이지로 링크하십시오",
        zh: "请链接到带有表单的页面",
    }
    FORM {
        en: "{words} is a form",
        ja: "{words} はフォームです",
        ko: "{words}은(는) 양식입니다",
        zh: "{words} 是表单",
    }
    FORM_PART {
        en: "{words} is part of a form",
        ja: "{words} はフォームの部品です",
        ko: "{words}은(는) 양식의 일부입니다",
        zh: "{words} 是表单的组成部分",
    }
    OBJECT_EMBED_WHAT {
        en: "There is an embedded object.",
        ja: "埋め込みオブジェクトがあります。",
        ko: "삽입된 객체가 있습니다.",
        zh: "含有嵌入对象。",
    }
    OBJECT_EMBED_WHY {
        en: "Mail clients show none, and filters refuse mail that has them.",
        ja: "メールソフトは埋め込みオブジェクトを表示せず、フィルターはそれを含むメールを拒否します。",
        ko: "메일 클라이언트는 삽입된 객체를 표시하지 않으며, 필터는 이를 담은 메일을 거부합니다.",
        zh: "邮件客户端不显示嵌入对象，过滤器会拒收含有它的邮件。",
    }
    OBJECT_EMBED_FIX {
        en: "use an image and link it",
        ja: "画像を使い、それにリンクを付けてください",
        ko: "이미지를 쓰고 거기에 링크를 거십시오",
        zh: "请改用图片并为其添加链接",
    }
    OBJECT_EMBED {
        en: "{words} is an embedded object",
        ja: "{words} は埋め込みオブジェクトです",
        ko: "{words}은(는) 삽입된 객체입니다",
        zh: "{words} 是嵌入对象",
    }
    EVENT_HANDLER_WHAT {
        en: "An attribute runs code, as `onclick` does.",
        ja: "`onclick` のようにコードを実行する属性があります。",
        ko: "`onclick`처럼 코드를 실행하는 속성이 있습니다.",
        zh: "含有会运行代码的属性，如 `onclick`。",
    }
    EVENT_HANDLER_FIX {
        en: "take the attribute out",
        ja: "その属性を取り除いてください",
        ko: "그 속성을 지우십시오",
        zh: "请删去该属性",
    }
    EVENT_HANDLER {
        en: "{words} runs code",
        ja: "{words} はコードを実行します",
        ko: "{words}은(는) 코드를 실행합니다",
        zh: "{words} 会运行代码",
    }
    META_REFRESH_WHAT {
        en: "The mail would send its reader to another page by itself.",
        ja: "メールが受信者を自動的に別のページへ移動させます。",
        ko: "메일이 수신자를 자동으로 다른 페이지로 보냅니다.",
        zh: "邮件会自动把收件人带到另一个页面。",
    }
    META_REFRESH_WHY {
        en: "It is a redirect that nobody asked for.",
        ja: "誰も求めていないリダイレクトです。",
        ko: "아무도 요청하지 않은 리디렉션입니다.",
        zh: "这是没有人要求的跳转。",
    }
    META_REFRESH_FIX {
        en: "take the `meta` tag out and link to the page",
        ja: "`meta` タグを取り除き、そのページへリンクしてください",
        ko: "`meta` 태그를 지우고 그 페이지로 링크하십시오",
        zh: "请删去 `meta` 标签，改为链接到该页面",
    }
    META_REFRESH {
        en: "{words} sends the reader to another page",
        ja: "{words} は受信者を別のページへ移動させます",
        ko: "{words}은(는) 수신자를 다른 페이지로 보냅니다",
        zh: "{words} 会把收件人带到另一个页面",
    }
    BASE_HREF_WHAT {
        en: "A `base` tag changes where the links lead.",
        ja: "`base` タグがリンク先を変えています。",
        ko: "`base` 태그가 링크의 대상을 바꿉니다.",
        zh: "`base` 标签改变了链接的目标。",
    }
    BASE_HREF_WHY {
        en: "The links then do not say where they lead.",
        ja: "リンクを見ても、どこへ行くのか分からなくなります。",
        ko: "링크만 보아서는 어디로 가는지 알 수 없게 됩니다.",
        zh: "这样从链接本身看不出它指向哪里。",
    }
    BASE_HREF_FIX {
        en: "write each link in full and take the `base` tag out",
        ja: "各リンクを省略せずに書き、`base` タグを取り除いてください",
        ko: "각 링크를 전체 주소로 쓰고 `base` 태그를 지우십시오",
        zh: "请写出每个链接的完整地址，并删去 `base` 标签",
    }
    BASE_HREF {
        en: "{words} changes where the links lead",
        ja: "{words} がリンク先を変えています",
        ko: "{words}이(가) 링크의 대상을 바꿉니다",
        zh: "{words} 改变了链接的目标",
    }
    MALFORMED_WHAT {
        en: "The markup is broken; very broken markup asks for a human.",
        ja: "マークアップが壊れています。壊れ方がひどい場合は人による審査に回ります。",
        ko: "마크업이 깨져 있습니다. 심하게 깨졌으면 사람이 심사합니다.",
        zh: "标记有错误；错误很多时转人工审核。",
    }
    MALFORMED_WHY {
        en: "Each mail client mends it in its own way, so readers see different mails.",
        ja: "補正の仕方はメールソフトごとに違うため、受信者によって見え方が変わります。",
        ko: "메일 클라이언트마다 고치는 방식이 달라 수신자마다 다른 메일을 보게 됩니다.",
        zh: "各邮件客户端的修正方式不同，收件人看到的邮件也就不同。",
    }
    MALFORMED_FIX {
        en: "close what is open: tags, quotation marks, comments",
        ja: "閉じていないタグ、引用符、コメントを閉じてください",
        ko: "닫히지 않은 태그, 따옴표, 주석을 닫으십시오",
        zh: "请把未闭合的标签、引号、注释补全",
    }
    OPEN_TAG {
        en: "a tag is never closed",
        ja: "タグが閉じられていません",
        ko: "태그가 닫히지 않았습니다",
        zh: "有标签没有闭合",
    }
    OPEN_COMMENT {
        en: "a comment is never closed",
        ja: "コメントが閉じられていません",
        ko: "주석이 닫히지 않았습니다",
        zh: "有注释没有闭合",
    }
    QUOTE_IN_NAME {
        en: "a quotation mark or `<` stands in an attribute's name",
        ja: "属性名に引用符または `<` が含まれています",
        ko: "속성 이름에 따옴표나 `<`이(가) 있습니다",
        zh: "属性名中有引号或 `<`",
    }
    QUOTE_IN_VALUE {
        en: "a quotation mark stands in an unquoted value",
        ja: "引用符で囲まれていない値に引用符が含まれています",
        ko: "따옴표로 묶지 않은 값에 따옴표가 있습니다",
        zh: "未加引号的值中有引号",
    }
    NO_TAG_NAME {
        en: "an end tag has no name",
        ja: "終了タグに名前がありません",
        ko: "종료 태그에 이름이 없습니다",
        zh: "结束标签没有名称",
    }
    NESTED_LINK {
        en: "{words} stands in a link that is still open",
        ja: "{words} が、閉じられていないリンクの中にあります",
        ko: "{words}이(가) 닫히지 않은 링크 안에 있습니다",
        zh: "{words} 位于尚未闭合的链接之中",
    }
    STRAY_CELL {
        en: "{words} stands outside of any table, and counts for nothing there",
        ja: "{words} がテーブルの外にあり、無視されます",
        ko: "{words}이(가) 표 밖에 있어 무시됩니다",
        zh: "{words} 位于表格之外，会被忽略",
    }
}
