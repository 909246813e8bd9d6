//! How large a template may be (rulebook 2.2).

use crate::phrases::phrases;

phrases! {
    TOTAL_WHAT {
        en: "The template is larger than a mail may be.",
        ja: "テンプレートがメールの上限サイズを超えています。",
        ko: "템플릿이 메일의 최대 크기보다 큽니다.",
        zh: "模板超过了邮件的大小上限。",
    }
    TOTAL_WHY {
        en: "It cannot be sent, so its content was not looked at either.",
        ja: "送信できないため、内容も審査していません。",
        ko: "발송할 수 없으므로 내용도 심사하지 않았습니다.",
        zh: "无法发送，因此也没有审核其内容。",
    }
    TOTAL_FIX {
        en: "make it smaller; link to images and files instead of writing them into the mail",
        ja: "小さくしてください。画像やファイルはメールに埋め込まず、リンクにします",
        ko: "크기를 줄이십시오. 이미지와 파일은 메일에 넣지 말고 링크하십시오",
        zh: "请缩小模板；图片和文件请用链接，不要写入邮件",
    }
    TOTAL {
        en: "the template has {bytes} bytes, at most {most} are allowed",
        ja: "テンプレートは {bytes} バイトあります。許されるのは {most} バイトまでです",
        ko: "템플릿이 {bytes}바이트입니다. 최대 {most}바이트까지 허용됩니다",
        zh: "模板有 {bytes} 字节，最多允许 {most} 字节",
    }
    GMAIL_CLIP_WHAT {
        en: "The HTML is so large that Gmail cuts it off; when it is nearly so large, that is good to know.",
        ja: "HTML が大きく、Gmail では途中で切られます。それに近い大きさのときは参考情報です。",
        ko: "HTML이 커서 Gmail에서 잘립니다. 그에 가까운 크기이면 참고 사항입니다.",
        zh: "HTML 过大，会被 Gmail 截断；接近该大小时仅供参考。",
    }
    GMAIL_CLIP_WHY {
        en: "What is cut off, often the link to unsubscribe, is not seen.",
        ja: "切られた部分は見えません。配信停止リンクであることも多くあります。",
        ko: "잘린 부분은 보이지 않으며, 수신 거부 링크인 경우가 많습니다.",
        zh: "被截断的部分看不到，往往正是退订链接。",
    }
    GMAIL_CLIP_FIX {
        en: "make the HTML smaller",
        ja: "HTML を小さくしてください",
        ko: "HTML을 줄이십시오",
        zh: "请缩小 HTML",
    }
    GMAIL_CLIP {
        en: "the HTML has {bytes} bytes, Gmail shows {clip}",
        ja: "HTML は {bytes} バイトあります。Gmail が表示するのは {clip} バイトまでです",
        ko: "HTML이 {bytes}바이트입니다. Gmail은 {clip}바이트까지만 표시합니다",
        zh: "HTML 有 {bytes} 字节，Gmail 只显示 {clip} 字节",
    }
    DEEP_NESTING_WHAT {
        en: "The markup has too many elements, or too many within each other, to be looked at in full.",
        ja: "要素の数や入れ子が多すぎて、マークアップ全体を審査できません。",
        ko: "요소가 너무 많거나 너무 깊게 중첩되어 마크업 전체를 심사할 수 없습니다.",
        zh: "元素过多或嵌套过深，无法完整审核标记。",
    }
    DEEP_NESTING_WHY {
        en: "Mail clients give up on such markup, each at another place.",
        ja: "そのようなマークアップは、メールソフトごとに異なる箇所で表示が打ち切られます。",
        ko: "이런 마크업은 메일 클라이언트마다 서로 다른 곳에서 처리를 포기합니다.",
        zh: "邮件客户端会放弃处理这样的标记，而且放弃的位置各不相同。",
    }
    DEEP_NESTING_FIX {
        en: "make the markup simpler",
        ja: "マークアップを簡潔にしてください",
        ko: "마크업을 단순하게 하십시오",
        zh: "请简化标记",
    }
    TOO_MANY_TAGS {
        en: "the template has {tags} variables and blocks, at most {nodes} are looked at",
        ja: "テンプレートに変数とブロックが {tags} 個あります。審査するのは {nodes} 個までです",
        ko: "템플릿에 변수와 블록이 {tags}개 있습니다. 최대 {nodes}개까지만 심사합니다",
        zh: "模板有 {tags} 个变量和块，最多审核 {nodes} 个",
    }
    DEEP_NESTING {
        en: "elements lie more than {depth} deep within each other",
        ja: "要素が {depth} 段を超えて入れ子になっています",
        ko: "요소가 {depth}단계보다 깊게 중첩되어 있습니다",
        zh: "元素嵌套超过 {depth} 层",
    }
    TOO_MANY_ELEMENTS {
        en: "the markup has more than {nodes} elements or styles; only the first were looked at",
        ja: "マークアップの要素またはスタイルが {nodes} 個を超えています。審査したのは先頭の部分だけです",
        ko: "마크업의 요소나 스타일이 {nodes}개를 넘습니다. 앞부분만 심사했습니다",
        zh: "标记的元素或样式超过 {nodes} 个，只审核了前面的部分",
    }
    LINE_LENGTH_WHAT {
        en: "A line is longer than a mail may have.",
        ja: "メールで許される長さを超える行があります。",
        ko: "메일에 허용된 길이를 넘는 줄이 있습니다.",
        zh: "有的行超过了邮件允许的长度。",
    }
    LINE_LENGTH_WHY {
        en: "It has to be encoded for sending; sent as it is, servers may break it anywhere.",
        ja: "送信時に符号化しないと、途中で改行されるおそれがあります。",
        ko: "인코딩하지 않고 보내면 서버가 아무 데서나 끊을 수 있습니다.",
        zh: "发送时若不编码，服务器可能在任意处折断。",
    }
    LINE_LENGTH_FIX {
        en: "break the line, or send it as base64 or `quoted-printable`",
        ja: "行を分けるか、base64 または `quoted-printable` で送信してください",
        ko: "줄을 나누거나 base64 또는 `quoted-printable`로 보내십시오",
        zh: "请换行，或以 base64 或 `quoted-printable` 发送",
    }
    LINE_LENGTH {
        en: "a line has {bytes} bytes, at most {most} are allowed",
        ja: "{bytes} バイトの行があります。許されるのは {most} バイトまでです",
        ko: "{bytes}바이트인 줄이 있습니다. 최대 {most}바이트까지 허용됩니다",
        zh: "有一行为 {bytes} 字节，最多允许 {most} 字节",
    }
    STYLE_BLOCK_WHAT {
        en: "The style sheets are longer than Gmail reads.",
        ja: "スタイルシートが、Gmail の読み込む長さを超えています。",
        ko: "스타일시트가 Gmail이 읽는 길이보다 깁니다.",
        zh: "样式表超过了 Gmail 读取的长度。",
    }
    STYLE_BLOCK_WHY {
        en: "Gmail drops the rest, and with it the layout.",
        ja: "Gmail は残りを無視するため、レイアウトが崩れます。",
        ko: "Gmail은 나머지를 버리므로 레이아웃이 깨집니다.",
        zh: "Gmail 会丢弃其余部分，版式因此错乱。",
    }
    STYLE_BLOCK_FIX {
        en: "shorten the styles, or write them into `style` attributes",
        ja: "スタイルを短くするか、`style` 属性に書いてください",
        ko: "스타일을 줄이거나 `style` 속성에 쓰십시오",
        zh: "请缩短样式，或写入 `style` 属性",
    }
    STYLE_BLOCK {
        en: "the style sheets have {count} characters, Gmail reads {most}",
        ja: "スタイルシートは {count} 文字あります。Gmail が読むのは {most} 文字までです",
        ko: "스타일시트가 {count}자입니다. Gmail은 {most}자까지만 읽습니다",
        zh: "样式表有 {count} 个字符，Gmail 只读取 {most} 个",
    }
}
