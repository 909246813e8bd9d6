//! The DNS records of a sender domain (rulebook 7.1).

use super::phrases;

phrases! {
    NO_MX {
        en: "no MX record is found: without one, many receivers take the domain for a false one",
        ja: "MX レコードがありません。ないと、多くの受信側が偽のドメインとみなします",
        ko: "MX 레코드가 없습니다. 없으면 많은 수신 측이 가짜 도메인으로 봅니다",
        zh: "没有找到 MX 记录：缺少它时，许多收信方会把该域名当作虚假域名",
    }
    NULL_MX {
        en: "the MX record says that the domain takes no mail, so receivers may refuse mail from it",
        ja: "MX レコードがメールを受け取らないと示しているため、このドメインからのメールは拒否されることがあります",
        ko: "MX 레코드가 메일을 받지 않는다고 하므로 이 도메인의 메일이 거부될 수 있습니다",
        zh: "MX 记录表明该域名不收邮件，因此收信方可能拒收来自它的邮件",
    }
    OWN_MX {
        en: "the domain has an MX of its own, which may stay: bounces and replies then go there; to keep the two apart, send from a subdomain",
        ja: "ドメイン独自の MX があります。そのままで構いませんが、バウンスと返信はそちらへ届きます。分けるにはサブドメインから送信してください",
        ko: "도메인 자체의 MX가 있습니다. 그대로 두어도 되지만 반송과 회신이 그쪽으로 갑니다. 나누려면 하위 도메인에서 발송하십시오",
        zh: "该域名有自己的 MX，可以保留：退信和回复会发往那里；若要分开，请用子域名发信",
    }
    NO_SPF {
        en: "no SPF record is found",
        ja: "SPF レコードがありません",
        ko: "SPF 레코드가 없습니다",
        zh: "没有找到 SPF 记录",
    }
    SEVERAL_SPF {
        en: "{count} SPF records are found; receivers take more than one for an error: keep one",
        ja: "SPF レコードが {count} 件あります。複数あると受信側はエラーとみなすため、1 件にしてください",
        ko: "SPF 레코드가 {count}개 있습니다. 둘 이상이면 수신 측이 오류로 보므로 하나만 두십시오",
        zh: "找到 {count} 条 SPF 记录；多于一条会被收信方视为错误，请只保留一条",
    }
    SPF_WITHOUT_SERVICE {
        en: "the record does not include the service: add `include:{service}` before `all`",
        ja: "レコードにこのサービスが含まれていません。`all` の前に `include:{service}` を加えてください",
        ko: "레코드에 이 서비스가 없습니다. `all` 앞에 `include:{service}`을(를) 추가하십시오",
        zh: "记录中没有包含本服务：请在 `all` 之前加入 `include:{service}`",
    }
    SPF_AFTER_ALL {
        en: "what stands after `all` is not read: put `include:{service}` before it",
        ja: "`all` の後は読まれません。`include:{service}` をその前に置いてください",
        ko: "`all` 뒤는 읽지 않습니다. `include:{service}`을(를) 그 앞에 두십시오",
        zh: "`all` 之后的内容不会被读取：请把 `include:{service}` 放在它之前",
    }
    SPF_LOOKUPS {
        en: "the record asks for {count} look-ups, at most {most} are allowed: remove some",
        ja: "レコードは DNS 参照を {count} 回求めていますが、許されるのは {most} 回までです。減らしてください",
        ko: "레코드가 DNS 조회를 {count}번 요구하지만 최대 {most}번까지입니다. 줄이십시오",
        zh: "该记录需要 {count} 次查询，最多允许 {most} 次：请删去一些",
    }
    SPF_NO_TERM {
        en: "`{term}` is no term of SPF, so receivers take the record for an error: mend or remove it",
        ja: "`{term}` は SPF の項目ではないため、受信側はレコードをエラーとみなします。直すか削除してください",
        ko: "`{term}`은(는) SPF 항목이 아니므로 수신 측이 레코드를 오류로 봅니다. 고치거나 지우십시오",
        zh: "`{term}` 不是 SPF 的条目，收信方会把该记录视为错误：请改正或删去",
    }
    SPF_PROPOSAL_LOOKUPS {
        en: "what is proposed leaves out `{terms}`, for receivers follow at most {most} DNS look-ups: write addresses in place of these names",
        ja: "受信側は DNS 参照を {most} 回までしか行わないため、提案では `{terms}` を省いています。これらの名前の代わりにアドレスを書いてください",
        ko: "수신 측은 DNS 조회를 최대 {most}번까지만 하므로 제안에서는 `{terms}`을(를) 뺐습니다. 이 이름 대신 주소를 쓰십시오",
        zh: "收信方最多进行 {most} 次 DNS 查询，因此建议的记录省去了 `{terms}`：请以地址代替这些名称",
    }
    TAG_TWICE {
        en: "`{name}=` stands more than once, which makes the whole record invalid: keep one",
        ja: "`{name}=` が 2 回以上あり、レコード全体が無効になります。1 つにしてください",
        ko: "`{name}=`이(가) 두 번 이상 있어 레코드 전체가 무효입니다. 하나만 두십시오",
        zh: "`{name}=` 出现了不止一次，整条记录因此无效：请只保留一个",
    }
    BOTH {
        en: "{first}; {second}",
        ja: "{first}。{second}",
        ko: "{first}. {second}",
        zh: "{first}；{second}",
    }
    SPF_PLUS_ALL {
        en: "`{term}` lets anyone send for the domain: end the record with `~all`",
        ja: "`{term}` では誰でもこのドメインで送信できます。末尾を `~all` にしてください",
        ko: "`{term}`은(는) 누구나 이 도메인으로 보낼 수 있게 합니다. 끝을 `~all`로 하십시오",
        zh: "`{term}` 允许任何人以该域名发信：请以 `~all` 结尾",
    }
    NO_TAG {
        en: "`{tag}` is no tag: between the semicolons stand a name, `=` and a value",
        ja: "`{tag}` はタグではありません。セミコロンの間には名前、`=`、値を書きます",
        ko: "`{tag}`은(는) 태그가 아닙니다. 세미콜론 사이에는 이름, `=`, 값이 옵니다",
        zh: "`{tag}` 不是标签：分号之间应为名称、`=` 和值",
    }
    CNAME_LOST {
        en: "the CNAME of `{name}` leads to `{target}`, of which no such record is found",
        ja: "`{name}` の CNAME は `{target}` を指していますが、そこに該当するレコードがありません",
        ko: "`{name}`의 CNAME이 `{target}`(으)로 이어지지만 그 이름에 해당 레코드가 없습니다",
        zh: "`{name}` 的 CNAME 指向 `{target}`，但该名称下没有找到相应的记录",
    }
    CNAME_CIRCLE {
        en: "the CNAMEs of `{name}` come to no end at `{target}`: they lead in a circle, or through too many names",
        ja: "`{name}` の CNAME は `{target}` でも終わりません。循環しているか、経由する名前が多すぎます",
        ko: "`{name}`의 CNAME이 `{target}`에서도 끝나지 않습니다. 순환하거나 거치는 이름이 너무 많습니다",
        zh: "`{name}` 的 CNAME 到 `{target}` 仍未结束：它们成环，或经过的名称过多",
    }
    MX_BROKEN {
        en: "`{value}` is no MX: a number from 0 to 65535 and the full name of a host are expected, not an address",
        ja: "`{value}` は MX ではありません。0 から 65535 の数とホストの完全な名前を書いてください。アドレスは使えません",
        ko: "`{value}`은(는) MX가 아닙니다. 0에서 65535 사이의 수와 호스트의 전체 이름을 쓰십시오. 주소는 쓸 수 없습니다",
        zh: "`{value}` 不是 MX：应为 0 到 65535 的数和主机的完整名称，不能是地址",
    }
    NO_DKIM {
        en: "no DKIM record is found",
        ja: "DKIM レコードがありません",
        ko: "DKIM 레코드가 없습니다",
        zh: "没有找到 DKIM 记录",
    }
    SEVERAL_DKIM {
        en: "{count} DKIM records are found under one selector: keep one",
        ja: "1 つのセレクターに DKIM レコードが {count} 件あります。1 件にしてください",
        ko: "한 선택자에 DKIM 레코드가 {count}개 있습니다. 하나만 두십시오",
        zh: "同一选择器下有 {count} 条 DKIM 记录：请只保留一条",
    }
    DKIM_VERSION {
        en: "the record's version is not `DKIM1`, in capitals and before all other tags",
        ja: "レコードのバージョンが、先頭に置いた大文字の `DKIM1` ではありません",
        ko: "레코드의 버전이 맨 앞에 대문자로 쓴 `DKIM1`이 아닙니다",
        zh: "记录的版本不是位于最前、大写的 `DKIM1`",
    }
    DKIM_NO_KEY {
        en: "the record has no key: `p=` is missing, in small letters",
        ja: "レコードに鍵がありません。小文字の `p=` がありません",
        ko: "레코드에 키가 없습니다. 소문자 `p=`가 없습니다",
        zh: "记录中没有密钥：缺少小写的 `p=`",
    }
    DKIM_ALGORITHM {
        en: "the key's algorithm `k=` is neither `rsa` nor `ed25519`",
        ja: "鍵のアルゴリズム `k=` が `rsa` でも `ed25519` でもありません",
        ko: "키의 알고리즘 `k=`가 `rsa`도 `ed25519`도 아닙니다",
        zh: "密钥的算法 `k=` 既不是 `rsa` 也不是 `ed25519`",
    }
    DKIM_NOT_FOR_MAIL {
        en: "the record is not for mail signed with SHA-256: `s=` has to allow `email` and `h=` `sha256`",
        ja: "このレコードは SHA-256 で署名したメールに使えません。`s=` で `email` を、`h=` で `sha256` を許可してください",
        ko: "이 레코드는 SHA-256으로 서명한 메일에 쓸 수 없습니다. `s=`는 `email`을, `h=`는 `sha256`을 허용해야 합니다",
        zh: "该记录不适用于以 SHA-256 签名的邮件：`s=` 须允许 `email`，`h=` 须允许 `sha256`",
    }
    DKIM_REVOKED {
        en: "the record's key is empty, which revokes it",
        ja: "レコードの鍵が空です。これは失効を意味します",
        ko: "레코드의 키가 비어 있습니다. 이는 폐기를 뜻합니다",
        zh: "记录中的密钥为空，表示已被撤销",
    }
    DKIM_NOT_BASE64 {
        en: "the record's key is not base64 of a whole public key",
        ja: "レコードの鍵が、完全な公開鍵の base64 ではありません",
        ko: "레코드의 키가 완전한 공개 키의 base64가 아닙니다",
        zh: "记录中的密钥不是完整公钥的 base64",
    }
    DKIM_OTHER_KEY {
        en: "the published key is not the one that signatures are made for",
        ja: "公開されている鍵が、署名に使う鍵と対応していません",
        ko: "공개된 키가 서명에 쓰이는 키와 맞지 않습니다",
        zh: "公布的密钥与签名所用的密钥不对应",
    }
    DKIM_TOO_SHORT {
        en: "the key is shorter than 1024 bits; receivers do not accept it",
        ja: "鍵が 1024 ビット未満です。受信側は受け付けません",
        ko: "키가 1024비트보다 짧습니다. 수신 측이 받아들이지 않습니다",
        zh: "密钥短于 1024 位，收信方不接受",
    }
    DKIM_TESTING {
        en: "the record says `t=y`: receivers treat the signatures as a test; remove it",
        ja: "レコードに `t=y` があり、受信側は署名を試験とみなします。取り除いてください",
        ko: "레코드에 `t=y`가 있어 수신 측이 서명을 시험으로 봅니다. 지우십시오",
        zh: "记录含有 `t=y`：收信方会把签名当作测试，请删去",
    }
    DKIM_SHORT {
        en: "the key is shorter than 2048 bits: a longer one is advised",
        ja: "鍵が 2048 ビット未満です。より長い鍵を勧めます",
        ko: "키가 2048비트보다 짧습니다. 더 긴 키를 권합니다",
        zh: "密钥短于 2048 位：建议使用更长的密钥",
    }
    NO_DMARC {
        en: "no DMARC record is found",
        ja: "DMARC レコードがありません",
        ko: "DMARC 레코드가 없습니다",
        zh: "没有找到 DMARC 记录",
    }
    SEVERAL_DMARC {
        en: "{count} DMARC records are found; receivers then read none: keep one",
        ja: "DMARC レコードが {count} 件あります。受信側はどれも読まないため、1 件にしてください",
        ko: "DMARC 레코드가 {count}개 있습니다. 수신 측이 하나도 읽지 않으므로 하나만 두십시오",
        zh: "找到 {count} 条 DMARC 记录；此时收信方一条也不读，请只保留一条",
    }
    DMARC_VERSION {
        en: "the record has to begin with `v=DMARC1;`, in capitals",
        ja: "レコードは大文字の `v=DMARC1;` で始めてください",
        ko: "레코드는 대문자 `v=DMARC1;`로 시작해야 합니다",
        zh: "记录必须以大写的 `v=DMARC1;` 开头",
    }
    DMARC_NO_POLICY {
        en: "the record has no policy: add `p=none`, `p=quarantine` or `p=reject`",
        ja: "レコードにポリシーがありません。`p=none`、`p=quarantine`、`p=reject` のいずれかを加えてください",
        ko: "레코드에 정책이 없습니다. `p=none`, `p=quarantine`, `p=reject` 중 하나를 추가하십시오",
        zh: "记录中没有策略：请加入 `p=none`、`p=quarantine` 或 `p=reject`",
    }
    DMARC_UNKNOWN_POLICY {
        en: "`{name}={value}` is none of `none`, `quarantine`, `reject`",
        ja: "`{name}={value}` は `none`、`quarantine`、`reject` のいずれでもありません",
        ko: "`{name}={value}`은(는) `none`, `quarantine`, `reject` 중 어느 것도 아닙니다",
        zh: "`{name}={value}` 不是 `none`、`quarantine`、`reject` 之一",
    }
    DMARC_SHARE {
        en: "`pct={value}` is no share from 0 to 100",
        ja: "`pct={value}` は 0 から 100 の割合ではありません",
        ko: "`pct={value}`은(는) 0에서 100 사이의 비율이 아닙니다",
        zh: "`pct={value}` 不是 0 到 100 的比例",
    }
    DMARC_NOT_VALID {
        en: "`{name}={value}` is not valid: some receivers pass it over, others the whole record",
        ja: "`{name}={value}` は無効です。この項目だけを無視する受信側も、レコード全体を無視する受信側もあります",
        ko: "`{name}={value}`은(는) 유효하지 않습니다. 이 항목만 무시하는 수신 측도, 레코드 전체를 무시하는 수신 측도 있습니다",
        zh: "`{name}={value}` 无效：有的收信方只忽略它，有的忽略整条记录",
    }
    DMARC_INHERITED {
        en: "receivers take that of `{name}`, which is proposed for this name too",
        ja: "受信側は `{name}` のレコードを使います。この名前にも同じ内容を提案しています",
        ko: "수신 측은 `{name}`의 레코드를 씁니다. 이 이름에도 같은 내용을 제안합니다",
        zh: "收信方采用 `{name}` 的记录，建议对此名称也使用相同内容",
    }
    NOT_ALIGNED {
        en: "neither SPF nor DKIM would pass for the domain of the From header: mend the DKIM record",
        ja: "From ヘッダーのドメインについて SPF も DKIM も合格しません。DKIM レコードを直してください",
        ko: "From 헤더의 도메인에 대해 SPF도 DKIM도 통과하지 못합니다. DKIM 레코드를 고치십시오",
        zh: "对于 From 标头的域名，SPF 和 DKIM 都无法通过：请修正 DKIM 记录",
    }
    REVERSE_DNS_NOT_KNOWN {
        en: "not known: give the PTR records of the sending addresses, and the A or AAAA records of their names",
        ja: "不明です。送信アドレスの PTR レコードと、その名前の A または AAAA レコードを指定してください",
        ko: "알 수 없습니다. 발송 주소의 PTR 레코드와 그 이름의 A 또는 AAAA 레코드를 지정하십시오",
        zh: "未知：请提供发信地址的 PTR 记录，以及其名称的 A 或 AAAA 记录",
    }
    REVERSE_DNS_LOST {
        en: "`{pointer}` points to `{name}`, which does not lead back to that address",
        ja: "`{pointer}` は `{name}` を指していますが、その名前は同じアドレスに戻りません",
        ko: "`{pointer}`은(는) `{name}`을(를) 가리키지만 그 이름은 같은 주소로 돌아오지 않습니다",
        zh: "`{pointer}` 指向 `{name}`，但该名称没有指回同一地址",
    }
}
