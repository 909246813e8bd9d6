//! What a link's address may look like (rulebook 1.6).

use crate::phrases::phrases;

phrases! {
    IP_HOST_WHAT {
        en: "A link leads to an IP address, however it is spelt.",
        ja: "リンク先が IP アドレスです。表記の形は問いません。",
        ko: "링크가 IP 주소로 연결됩니다. 표기 방식은 상관없습니다.",
        zh: "链接指向 IP 地址，无论何种写法。",
    }
    IP_HOST_WHY {
        en: "No honest service sends its readers to a bare address; phishing does.",
        ja: "正規のサービスが受信者を IP アドレスへ直接誘導することはありません。フィッシングの手口です。",
        ko: "정직한 서비스는 수신자를 IP 주소로 직접 보내지 않습니다. 피싱의 수법입니다.",
        zh: "正规服务不会让收件人直接访问 IP 地址，钓鱼邮件才会。",
    }
    IP_HOST_FIX {
        en: "link to the name of the site",
        ja: "サイトの名前でリンクしてください",
        ko: "사이트 이름으로 링크하십시오",
        zh: "请链接到网站的域名",
    }
    IP_HOST {
        en: "{words} leads to an IP address",
        ja: "{words} のリンク先は IP アドレスです",
        ko: "{words}은(는) IP 주소로 연결됩니다",
        zh: "{words} 指向 IP 地址",
    }
    DANGEROUS_SCHEME_WHAT {
        en: "A link would run code or open a file.",
        ja: "リンクがコードを実行するか、ファイルを開きます。",
        ko: "링크가 코드를 실행하거나 파일을 엽니다.",
        zh: "链接会运行代码或打开文件。",
    }
    DANGEROUS_SCHEME_WHY {
        en: "Mail clients remove such links, and filters refuse mail that has them.",
        ja: "そのようなリンクはメールソフトが取り除き、フィルターはそれを含むメールを拒否します。",
        ko: "메일 클라이언트는 이런 링크를 지우며, 필터는 이를 담은 메일을 거부합니다.",
        zh: "邮件客户端会删除这类链接，过滤器会拒收含有它的邮件。",
    }
    DANGEROUS_SCHEME_FIX {
        en: "link to a page with `https:`",
        ja: "`https:` のページへリンクしてください",
        ko: "`https:` 페이지로 링크하십시오",
        zh: "请链接到 `https:` 页面",
    }
    DANGEROUS_SCHEME {
        en: "{words} would run code or open a file",
        ja: "{words} はコードを実行するか、ファイルを開きます",
        ko: "{words}은(는) 코드를 실행하거나 파일을 엽니다",
        zh: "{words} 会运行代码或打开文件",
    }
    USERINFO_WHAT {
        en: "A link has a user name before its host.",
        ja: "リンクのホストの前にユーザー名があります。",
        ko: "링크의 호스트 앞에 사용자 이름이 있습니다.",
        zh: "链接的主机前有用户名。",
    }
    USERINFO_WHY {
        en: "`https://bank.example@other.example/` leads to the second host and looks like the first.",
        ja: "`https://bank.example@other.example/` の行き先は後のホストですが、前のホストに見えます。",
        ko: "`https://bank.example@other.example/`은(는) 뒤의 호스트로 가지만 앞의 호스트처럼 보입니다.",
        zh: "`https://bank.example@other.example/` 指向后一个主机，看起来却像前一个。",
    }
    USERINFO_FIX {
        en: "take the user name and the `@` out of the address",
        ja: "アドレスからユーザー名と `@` を取り除いてください",
        ko: "주소에서 사용자 이름과 `@`를 지우십시오",
        zh: "请从地址中去掉用户名和 `@`",
    }
    USERINFO {
        en: "{words} has a user name before its host",
        ja: "{words} はホストの前にユーザー名があります",
        ko: "{words}은(는) 호스트 앞에 사용자 이름이 있습니다",
        zh: "{words} 的主机前有用户名",
    }
    ODD_PORT_WHAT {
        en: "A link names a port that web sites do not use.",
        ja: "リンクに、ウェブサイトが使わないポートが指定されています。",
        ko: "링크에 웹사이트가 쓰지 않는 포트가 지정되어 있습니다.",
        zh: "链接指定了网站不用的端口。",
    }
    ODD_PORT_WHY {
        en: "Such links often lead to machines that were broken into.",
        ja: "そのようなリンクの先は、侵入されたマシンであることが多くあります。",
        ko: "이런 링크는 침해된 컴퓨터로 연결되는 경우가 많습니다.",
        zh: "这类链接往往指向被入侵的机器。",
    }
    ODD_PORT_FIX {
        en: "link to the site without a port",
        ja: "ポートを付けずにサイトへリンクしてください",
        ko: "포트 없이 사이트로 링크하십시오",
        zh: "请去掉端口，直接链接到网站",
    }
    ODD_PORT {
        en: "{words} names a port that web sites do not use",
        ja: "{words} には、ウェブサイトが使わないポートが指定されています",
        ko: "{words}에 웹사이트가 쓰지 않는 포트가 지정되어 있습니다",
        zh: "{words} 指定了网站不用的端口",
    }
    PLACEHOLDER_WHAT {
        en: "A link leads nowhere yet: it is empty, `#`, or an example address.",
        ja: "リンク先がまだ決まっていません。空か、`#` か、例示用のアドレスです。",
        ko: "링크의 대상이 아직 없습니다. 비어 있거나 `#`이거나 예시 주소입니다.",
        zh: "链接还没有目标：为空、`#` 或示例地址。",
    }
    PLACEHOLDER_WHY {
        en: "Readers who follow it find nothing.",
        ja: "受信者が開いても何もありません。",
        ko: "수신자가 눌러도 아무것도 나오지 않습니다.",
        zh: "收件人点开后什么也没有。",
    }
    PLACEHOLDER_FIX {
        en: "give the link its target, or take it out",
        ja: "リンク先を書くか、リンクを取り除いてください",
        ko: "링크의 대상을 쓰거나 링크를 지우십시오",
        zh: "请填写链接的目标，或删去链接",
    }
    PLACEHOLDER {
        en: "{words} leads nowhere yet",
        ja: "{words} のリンク先がまだ決まっていません",
        ko: "{words}의 대상이 아직 없습니다",
        zh: "{words} 还没有目标",
    }
    PLACEHOLDER_EMPTY {
        en: "a link leads nowhere yet",
        ja: "リンク先がまだ決まっていないリンクがあります",
        ko: "대상이 아직 없는 링크가 있습니다",
        zh: "有一个链接还没有目标",
    }
    NO_HTTPS_WHAT {
        en: "A link is not encrypted.",
        ja: "リンクが暗号化されていません。",
        ko: "링크가 암호화되지 않습니다.",
        zh: "链接没有加密。",
    }
    NO_HTTPS_WHY {
        en: "What readers do there can be read and changed on the way, and browsers warn of it.",
        ja: "通信が途中で読まれたり書き換えられたりするおそれがあり、ブラウザーも警告します。",
        ko: "수신자의 통신이 중간에 읽히거나 바뀔 수 있으며 브라우저도 경고합니다.",
        zh: "收件人的操作可能在途中被读取或篡改，浏览器也会发出警告。",
    }
    NO_HTTPS_FIX {
        en: "write `https:`",
        ja: "`https:` と書いてください",
        ko: "`https:`로 쓰십시오",
        zh: "请写 `https:`",
    }
    NO_HTTPS {
        en: "{words} is not encrypted",
        ja: "{words} は暗号化されていません",
        ko: "{words}은(는) 암호화되지 않습니다",
        zh: "{words} 没有加密",
    }
    FILE_DOWNLOAD_WHAT {
        en: "A link leads to a file that can run on the reader's machine.",
        ja: "リンク先が、受信者の端末で実行できるファイルです。",
        ko: "링크가 수신자의 기기에서 실행될 수 있는 파일로 연결됩니다.",
        zh: "链接指向可在收件人设备上运行的文件。",
    }
    FILE_DOWNLOAD_WHY {
        en: "Malware comes this way.",
        ja: "マルウェアはこの経路で届きます。",
        ko: "악성 코드가 이런 경로로 들어옵니다.",
        zh: "恶意软件就是这样传播的。",
    }
    FILE_DOWNLOAD_FIX {
        en: "link to a page from which the file can be had",
        ja: "ファイルを入手できるページへリンクしてください",
        ko: "파일을 받을 수 있는 페이지로 링크하십시오",
        zh: "请链接到可以获取该文件的页面",
    }
    FILE_DOWNLOAD {
        en: "{words} leads to a file that can run",
        ja: "{words} のリンク先は実行できるファイルです",
        ko: "{words}은(는) 실행될 수 있는 파일로 연결됩니다",
        zh: "{words} 指向可运行的文件",
    }
    LINK_HOST_WHAT {
        en: "A variable is the host of a link, and the sender declares no link domains.",
        ja: "リンクのホストが変数で、差出人がリンク先ドメインを宣言していません。",
        ko: "링크의 호스트가 변수이고, 발신자가 링크 도메인을 선언하지 않았습니다.",
        zh: "链接的主机是变量，而发件人没有声明链接域名。",
    }
    LINK_HOST_WHY {
        en: "The link can then lead anywhere.",
        ja: "リンク先がどこにでもなり得ます。",
        ko: "링크가 어디로든 연결될 수 있습니다.",
        zh: "这样链接可以指向任何地方。",
    }
    LINK_HOST_FIX {
        en: "write the host as fixed text, or declare the sender's link domains",
        ja: "ホストを固定テキストで書くか、差出人のリンク先ドメインを宣言してください",
        ko: "호스트를 고정 텍스트로 쓰거나, 발신자의 링크 도메인을 선언하십시오",
        zh: "请用固定文本书写主机，或声明发件人的链接域名",
    }
    LINK_HOST {
        en: "{words} has a variable for its host",
        ja: "{words} はホストが変数です",
        ko: "{words}은(는) 호스트가 변수입니다",
        zh: "{words} 的主机是变量",
    }
    WHOLE_URL_WHAT {
        en: "A link is one variable, and the sender declares no link domains; in marketing that asks for a human.",
        ja: "リンク全体が 1 つの変数で、差出人がリンク先ドメインを宣言していません。マーケティングでは人による審査に回ります。",
        ko: "링크 전체가 변수 하나이고, 발신자가 링크 도메인을 선언하지 않았습니다. 마케팅에서는 사람이 심사합니다.",
        zh: "整个链接是一个变量，而发件人没有声明链接域名；营销类邮件转人工审核。",
    }
    WHOLE_URL_FIX {
        en: "write the scheme and host as fixed text, or declare the sender's link domains",
        ja: "スキームとホストを固定テキストで書くか、差出人のリンク先ドメインを宣言してください",
        ko: "스킴과 호스트를 고정 텍스트로 쓰거나, 발신자의 링크 도메인을 선언하십시오",
        zh: "请用固定文本书写协议和主机，或声明发件人的链接域名",
    }
    WHOLE_URL {
        en: "{words} has a variable for its site",
        ja: "{words} はサイトが変数です",
        ko: "{words}은(는) 사이트가 변수입니다",
        zh: "{words} 的网站是变量",
    }
}
