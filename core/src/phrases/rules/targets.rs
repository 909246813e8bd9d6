//! Whether the addresses of links can be opened.

use crate::phrases::phrases;

phrases! {
    BAD_URL_WHAT {
        en: "The address of a link cannot be opened from a mail.",
        ja: "リンクのアドレスが、メールから開けない形です。",
        ko: "링크의 주소를 메일에서 열 수 없습니다.",
        zh: "链接的地址无法从邮件中打开。",
    }
    BAD_URL_WHY {
        en: "Each mail client guesses otherwise what is meant, or gives up.",
        ja: "メールソフトごとに解釈が分かれるか、エラーになります。",
        ko: "메일 클라이언트마다 다르게 해석하거나 열지 못합니다.",
        zh: "各邮件客户端的理解不同，或干脆打不开。",
    }
    BAD_URL_FIX {
        en: "write the whole address, as `https://shop.example/orders`, with `%20` for a space",
        ja: "`https://shop.example/orders` のように完全なアドレスを書き、空白は `%20` にしてください",
        ko: "`https://shop.example/orders`처럼 전체 주소를 쓰고, 공백은 `%20`으로 쓰십시오",
        zh: "请写出完整地址，如 `https://shop.example/orders`，空格写作 `%20`",
    }
    SPACE {
        en: "{words} has a space in it",
        ja: "{words} に空白があります",
        ko: "{words}에 공백이 있습니다",
        zh: "{words} 中有空格",
    }
    NO_SCHEME {
        en: "{words} does not begin with `https:`",
        ja: "{words} が `https:` で始まっていません",
        ko: "{words}이(가) `https:`로 시작하지 않습니다",
        zh: "{words} 没有以 `https:` 开头",
    }
    NO_HOST {
        en: "{words} names no host",
        ja: "{words} にホストがありません",
        ko: "{words}에 호스트가 없습니다",
        zh: "{words} 没有主机",
    }
    UNREADABLE {
        en: "{words} cannot be read as an address",
        ja: "{words} はアドレスとして読み取れません",
        ko: "{words}은(는) 주소로 읽을 수 없습니다",
        zh: "{words} 无法识别为地址",
    }
}
