//! Text and image in balance (rulebook 1.4).

use crate::phrases::phrases;

phrases! {
    TOO_MANY_WHAT {
        en: "There are more images than a template may have.",
        ja: "画像の数がテンプレートの上限を超えています。",
        ko: "이미지가 템플릿에 허용된 개수보다 많습니다.",
        zh: "图片数量超过了模板的上限。",
    }
    TOO_MANY_WHY {
        en: "Mail that is mostly images is what spam filters distrust, and it loads slowly.",
        ja: "画像ばかりのメールは迷惑メールフィルターに疑われ、読み込みも遅くなります。",
        ko: "이미지가 대부분인 메일은 스팸 필터가 의심하며 느리게 열립니다.",
        zh: "以图片为主的邮件容易被垃圾邮件过滤器怀疑，加载也慢。",
    }
    TOO_MANY_FIX {
        en: "leave images out; backgrounds count once by their address, counting pixels count too",
        ja: "画像を減らしてください。背景画像はアドレスごとに 1 回数え、計測用ピクセルも数えます",
        ko: "이미지를 줄이십시오. 배경 이미지는 주소마다 한 번씩 세고, 추적 픽셀도 셉니다",
        zh: "请减少图片；背景图片按地址各计一次，统计像素也计入",
    }
    TOO_MANY {
        en: "{count} images, at most {most} are allowed",
        ja: "画像が {count} 枚あります。使えるのは {most} 枚までです",
        ko: "이미지가 {count}개 있습니다. 최대 {most}개까지 허용됩니다",
        zh: "有 {count} 张图片，最多允许 {most} 张",
    }
    MANY_WHAT {
        en: "There are more images than advised.",
        ja: "画像の数が推奨を超えています。",
        ko: "이미지가 권장 개수보다 많습니다.",
        zh: "图片数量超过建议值。",
    }
    MANY_WHY {
        en: "A few images load faster and look less like advertising.",
        ja: "画像が少ないほど速く表示され、広告らしさも薄れます。",
        ko: "이미지가 적으면 빨리 열리고 덜 광고처럼 보입니다.",
        zh: "图片少，加载更快，也更不像广告。",
    }
    MANY_FIX {
        en: "keep the images that say something",
        ja: "意味のある画像だけを残してください",
        ko: "의미 있는 이미지만 남기십시오",
        zh: "请只保留有意义的图片",
    }
    MANY {
        en: "{count} images, at most {most} are advised",
        ja: "画像が {count} 枚あります。推奨は {most} 枚までです",
        ko: "이미지가 {count}개 있습니다. 최대 {most}개를 권장합니다",
        zh: "有 {count} 张图片，建议最多 {most} 张",
    }
    FULL_IMAGE_WHAT {
        en: "There is an image and hardly any visible text, or images fill nearly the whole area.",
        ja: "画像があるのに表示されるテキストがほとんどないか、画像が面積のほぼすべてを占めています。",
        ko: "이미지가 있는데 보이는 텍스트가 거의 없거나, 이미지가 면적을 거의 다 차지합니다.",
        zh: "有图片而几乎没有可见文本，或图片几乎占满整个版面。",
    }
    FULL_IMAGE_WHY {
        en: "A mail of images alone says nothing where images are blocked, and cannot be reviewed.",
        ja: "画像だけのメールは、画像が表示されない環境では何も伝わらず、審査もできません。",
        ko: "이미지만 있는 메일은 이미지가 차단되면 아무것도 전하지 못하며 심사할 수도 없습니다.",
        zh: "只有图片的邮件在图片被屏蔽时什么也看不到，也无法审核。",
    }
    FULL_IMAGE_FIX {
        en: "write the message as text and let images go with it",
        ja: "内容はテキストで書き、画像は添える程度にしてください",
        ko: "내용은 텍스트로 쓰고 이미지는 곁들이십시오",
        zh: "请用文本写明内容，图片只作辅助",
    }
    HARDLY_ANY_TEXT {
        en: "the template is all image: beside it are {characters} characters of visible text",
        ja: "テンプレートがほぼ画像だけです。表示されるテキストは {characters} 文字しかありません",
        ko: "템플릿이 거의 이미지뿐입니다. 보이는 텍스트는 {characters}자입니다",
        zh: "模板几乎全是图片：可见文本只有 {characters} 个字符",
    }
    ALL_AREA {
        en: "the template is all image: images take {percent} % of the area",
        ja: "テンプレートがほぼ画像だけです。画像が面積の {percent} % を占めています",
        ko: "템플릿이 거의 이미지뿐입니다. 이미지가 면적의 {percent} %를 차지합니다",
        zh: "模板几乎全是图片：图片占版面的 {percent} %",
    }
    SHARE_HIGH_WHAT {
        en: "Images take more of the area than text; much more is a warning, a little more good to know.",
        ja: "画像がテキストより大きな面積を占めています。差が大きければ警告、小さければ参考情報です。",
        ko: "이미지가 텍스트보다 넓은 면적을 차지합니다. 차이가 크면 경고, 작으면 참고 사항입니다.",
        zh: "图片所占版面大于文本；超出很多时为警告，略多时仅供参考。",
    }
    SHARE_HIGH_WHY {
        en: "Two parts image to eight parts text is advised: such mail is read even where images are blocked.",
        ja: "画像とテキストの割合は 2 対 8 を勧めます。画像が表示されなくても読めるからです。",
        ko: "이미지와 텍스트의 비율은 2 대 8을 권장합니다. 이미지가 차단되어도 읽을 수 있기 때문입니다.",
        zh: "建议图片与文本之比为 2 比 8：这样即使图片被屏蔽也能阅读。",
    }
    SHARE_HIGH_FIX {
        en: "make the images smaller or write more text; the size of an image is that of its `width` and `height`",
        ja: "画像を小さくするか、テキストを増やしてください。画像の大きさは `width` と `height` で決まります",
        ko: "이미지를 줄이거나 텍스트를 더 쓰십시오. 이미지 크기는 `width`와 `height`로 계산합니다",
        zh: "请缩小图片或增加文本；图片大小按其 `width` 和 `height` 计算",
    }
    SHARE_HIGH {
        en: "images take {percent} % of the area, {advised} % are advised",
        ja: "画像が面積の {percent} % を占めています。推奨は {advised} % です",
        ko: "이미지가 면적의 {percent} %를 차지합니다. 권장은 {advised} %입니다",
        zh: "图片占版面的 {percent} %，建议为 {advised} %",
    }
    TEXT_IN_ALT_WHAT {
        en: "The descriptions of the images hold more text than the mail itself.",
        ja: "画像の説明のほうが、メール本文よりも多くの文字を含んでいます。",
        ko: "이미지 설명이 메일 본문보다 더 많은 텍스트를 담고 있습니다.",
        zh: "图片说明的文字比邮件正文还多。",
    }
    TEXT_IN_ALT_WHY {
        en: "The message then stands in images, and its text where readers do not see it.",
        ja: "本来の内容が画像にあり、その文字が受信者に見えない場所に置かれていることになります。",
        ko: "내용은 이미지에 있고 그 텍스트는 수신자가 보지 않는 곳에 있는 셈입니다.",
        zh: "这说明内容在图片里，而文字放在了收件人看不到的地方。",
    }
    TEXT_IN_ALT_FIX {
        en: "write the message as text; describe an image in a few words",
        ja: "内容はテキストで書き、画像の説明は短くしてください",
        ko: "내용은 텍스트로 쓰고 이미지 설명은 짧게 쓰십시오",
        zh: "请用文本写明内容，图片说明应简短",
    }
    TEXT_IN_ALT {
        en: "the descriptions of the images have {sum} characters, more than the visible text",
        ja: "画像の説明が {sum} 文字あり、表示されるテキストより多くなっています",
        ko: "이미지 설명이 {sum}자로, 보이는 텍스트보다 많습니다",
        zh: "图片说明有 {sum} 个字符，多于可见文本",
    }
    MISSING_ALT_WHAT {
        en: "An image has no `alt`.",
        ja: "画像に `alt` がありません。",
        ko: "이미지에 `alt`가 없습니다.",
        zh: "图片没有 `alt`。",
    }
    MISSING_ALT_WHY {
        en: "Where images are blocked or read aloud, nothing stands in its place.",
        ja: "画像が表示されないときや読み上げのときに、代わりになるものがありません。",
        ko: "이미지가 차단되거나 음성으로 읽힐 때 대신할 내용이 없습니다.",
        zh: "图片被屏蔽或由读屏软件朗读时，没有可替代的内容。",
    }
    MISSING_ALT_FIX {
        en: "describe the image in `alt`, or write `alt=\"\"` if it is only decoration",
        ja: "`alt` に画像の説明を書いてください。装飾だけの画像なら `alt=\"\"` とします",
        ko: "`alt`에 이미지를 설명하십시오. 장식일 뿐이면 `alt=\"\"`로 쓰십시오",
        zh: "请在 `alt` 中说明图片；若只是装饰，写 `alt=\"\"`",
    }
    MISSING_ALT {
        en: "{words} has no `alt`",
        ja: "{words} に `alt` がありません",
        ko: "{words}에 `alt`가 없습니다",
        zh: "{words} 没有 `alt`",
    }
}
