//! What is wrong with an address (RFC 5321 section 4.1.2, RFC 6531).

use super::phrases;

phrases! {
    TOO_LONG {
        en: "an address has at most {value} bytes",
        ja: "アドレスは {value} バイトまでです",
        ko: "주소는 최대 {value}바이트입니다",
        zh: "地址最长 {value} 字节",
    }
    LOCAL_TOO_LONG {
        en: "the part before the `@` has at most {value} bytes",
        ja: "`@` の前は {value} バイトまでです",
        ko: "`@` 앞부분은 최대 {value}바이트입니다",
        zh: "`@` 之前的部分最长 {value} 字节",
    }
    DOMAIN_TOO_LONG {
        en: "a domain has at most {value} bytes",
        ja: "ドメインは {value} バイトまでです",
        ko: "도메인은 최대 {value}바이트입니다",
        zh: "域名最长 {value} 字节",
    }
    LABEL_TOO_LONG {
        en: "a name in a domain has at most {value} bytes",
        ja: "ドメインの各ラベルは {value} バイトまでです",
        ko: "도메인의 각 레이블은 최대 {value}바이트입니다",
        zh: "域名中的每一段最长 {value} 字节",
    }
    CARRIAGE_RETURN {
        en: "an address has no carriage return (CR)",
        ja: "アドレスに復帰文字（CR）は使えません",
        ko: "주소에 캐리지 리턴(CR)을 쓸 수 없습니다",
        zh: "地址中不能有回车符（CR）",
    }
    LINE_FEED {
        en: "an address has no line feed (LF)",
        ja: "アドレスに改行文字（LF）は使えません",
        ko: "주소에 줄 바꿈(LF)을 쓸 수 없습니다",
        zh: "地址中不能有换行符（LF）",
    }
    NUL {
        en: "an address has no null character (NUL)",
        ja: "アドレスにヌル文字（NUL）は使えません",
        ko: "주소에 널 문자(NUL)를 쓸 수 없습니다",
        zh: "地址中不能有空字符（NUL）",
    }
    CONTROL {
        en: "an address has no control character {value}",
        ja: "アドレスに制御文字 {value} は使えません",
        ko: "주소에 제어 문자 {value}를 쓸 수 없습니다",
        zh: "地址中不能有控制字符 {value}",
    }
    UNSEEN {
        en: "an address has no unseen character {value}",
        ja: "アドレスに見えない文字 {value} は使えません",
        ko: "주소에 보이지 않는 문자 {value}를 쓸 수 없습니다",
        zh: "地址中不能有不可见字符 {value}",
    }
    EMPTY {
        en: "there is no address",
        ja: "アドレスがありません",
        ko: "주소가 없습니다",
        zh: "没有地址",
    }
    SPACE_AROUND {
        en: "there is white space before or after the address; take it out",
        ja: "アドレスの前後に空白があります。取り除いてください",
        ko: "주소 앞뒤에 공백이 있습니다. 지워 주십시오",
        zh: "地址前后有空白，请去掉",
    }
    SPACE_WITHIN {
        en: "there is white space in the address",
        ja: "アドレスの中に空白があります",
        ko: "주소 안에 공백이 있습니다",
        zh: "地址中有空白",
    }
    SPACE_IN_DOMAIN {
        en: "there is white space in the domain",
        ja: "ドメインの中に空白があります",
        ko: "도메인 안에 공백이 있습니다",
        zh: "域名中有空白",
    }
    DISPLAY_NAME {
        en: "give the address alone, without a name and angle brackets: `{value}`",
        ja: "名前と山括弧を除き、アドレスだけを指定してください：`{value}`",
        ko: "이름과 꺾쇠괄호 없이 주소만 지정해 주십시오: `{value}`",
        zh: "请只给出地址，不带姓名和尖括号：`{value}`",
    }
    SCHEME {
        en: "give the address alone, without `mailto:`",
        ja: "`mailto:` を除き、アドレスだけを指定してください",
        ko: "`mailto:` 없이 주소만 지정해 주십시오",
        zh: "请只给出地址，不带 `mailto:`",
    }
    SEVERAL {
        en: "there are several addresses; each is asked about alone",
        ja: "アドレスが複数あります。1 件ずつ問い合わせてください",
        ko: "주소가 여러 개입니다. 하나씩 물어 주십시오",
        zh: "有多个地址，请逐个查询",
    }
    NO_AT {
        en: "an address has an `@`",
        ja: "アドレスには `@` が必要です",
        ko: "주소에는 `@`가 있어야 합니다",
        zh: "地址中要有 `@`",
    }
    SEVERAL_AT {
        en: "an address has one `@`",
        ja: "アドレスの `@` は 1 つだけです",
        ko: "주소의 `@`는 하나뿐입니다",
        zh: "地址中只有一个 `@`",
    }
    AFTER_QUOTES {
        en: "after the closing `\"` of the local part comes the `@`",
        ja: "閉じの `\"` の直後は `@` です",
        ko: "닫는 `\"` 바로 뒤에는 `@`가 옵니다",
        zh: "结束的 `\"` 之后应是 `@`",
    }
    OPEN_QUOTES {
        en: "the `\"` at the beginning is never closed",
        ja: "先頭の `\"` が閉じられていません",
        ko: "맨 앞의 `\"`가 닫히지 않았습니다",
        zh: "开头的 `\"` 没有结束",
    }
    AFTER_BACKSLASH {
        en: "after a `\\` comes an ASCII character",
        ja: "`\\` の後には ASCII 文字が必要です",
        ko: "`\\` 뒤에는 ASCII 문자가 옵니다",
        zh: "`\\` 之后应是一个 ASCII 字符",
    }
    EMPTY_LOCAL {
        en: "there is nothing before the `@`",
        ja: "`@` の前に何もありません",
        ko: "`@` 앞에 아무것도 없습니다",
        zh: "`@` 之前没有内容",
    }
    LOCAL_DOT {
        en: "in the part before the `@` a dot stands between two other characters",
        ja: "`@` の前のドットは、他の文字の間にだけ置けます",
        ko: "`@` 앞부분의 점은 다른 문자 사이에만 올 수 있습니다",
        zh: "`@` 之前的点只能位于两个其他字符之间",
    }
    LOCAL_CHARACTER {
        en: "`{value}` stands before the `@` only in quotes",
        ja: "`{value}` は引用符で囲んだときだけ `@` の前に使えます",
        ko: "`{value}`은(는) 따옴표 안에서만 `@` 앞에 쓸 수 있습니다",
        zh: "`{value}` 只有在引号内才能出现在 `@` 之前",
    }
    LITERAL {
        en: "the brackets hold no IP address, as `[192.0.2.1]` or `[IPv6:…]`",
        ja: "角括弧の中が IP アドレスではありません（例：`[192.0.2.1]`、`[IPv6:…]`）",
        ko: "대괄호 안이 IP 주소가 아닙니다 (예: `[192.0.2.1]`, `[IPv6:…]`)",
        zh: "方括号中不是 IP 地址，应如 `[192.0.2.1]` 或 `[IPv6:…]`",
    }
    LITERAL_NOT_PUBLIC {
        en: "`{value}` is no public IP address; no mail leaves for it",
        ja: "`{value}` は公開 IP アドレスではないため、送信できません",
        ko: "`{value}`은(는) 공인 IP 주소가 아니므로 메일을 보내지 않습니다",
        zh: "`{value}` 不是公网 IP 地址，不会向其发信",
    }
    EMPTY_DOMAIN {
        en: "there is nothing behind the `@`",
        ja: "`@` の後に何もありません",
        ko: "`@` 뒤에 아무것도 없습니다",
        zh: "`@` 之后没有内容",
    }
    DOMAIN_CHARACTER {
        en: "there is `{value}` in the domain",
        ja: "ドメインに `{value}` は使えません",
        ko: "도메인에 `{value}`이(가) 있습니다",
        zh: "域名中有 `{value}`",
    }
    DOMAIN_DOT {
        en: "in a domain a dot stands between two names",
        ja: "ドメインのドットは、名前と名前の間にだけ置けます",
        ko: "도메인의 점은 두 이름 사이에만 올 수 있습니다",
        zh: "域名中的点只能位于两段名称之间",
    }
    TRAILING_DOT {
        en: "take out the dot at the end of the address",
        ja: "アドレスの末尾のドットを取り除いてください",
        ko: "주소 끝의 점을 지워 주십시오",
        zh: "请去掉地址末尾的点",
    }
    DOMAIN_HYPHEN {
        en: "a name in a domain neither begins nor ends with `-`",
        ja: "ドメインの各名前は `-` で始まらず、`-` で終わりません",
        ko: "도메인의 각 이름은 `-`로 시작하거나 끝나지 않습니다",
        zh: "域名中的名称不能以 `-` 开头或结尾",
    }
    IDN {
        en: "`{value}` is no international domain name (IDNA)",
        ja: "`{value}` は国際化ドメイン名（IDNA）として正しくありません",
        ko: "`{value}`은(는) 올바른 국제화 도메인 이름(IDNA)이 아닙니다",
        zh: "`{value}` 不是有效的国际化域名（IDNA）",
    }
    SINGLE_LABEL {
        en: "`{value}` is one name alone; a mail domain has a dot",
        ja: "`{value}` は名前が 1 つだけです。メールのドメインにはドットがあります",
        ko: "`{value}`은(는) 이름이 하나뿐입니다. 메일 도메인에는 점이 있습니다",
        zh: "`{value}` 只有一段名称；邮件域名中要有点",
    }
    NUMERIC_DOMAIN {
        en: "no domain ends in a number; an IP address stands in brackets, as `[192.0.2.1]`",
        ja: "数字で終わるドメインはありません。IP アドレスは `[192.0.2.1]` のように角括弧で囲みます",
        ko: "숫자로 끝나는 도메인은 없습니다. IP 주소는 `[192.0.2.1]`처럼 대괄호로 묶습니다",
        zh: "没有以数字结尾的域名；IP 地址写在方括号中，如 `[192.0.2.1]`",
    }
}
