//! Where images come from, of what kind and how large they are (rulebook 1.4).

use crate::phrases::phrases;

phrases! {
    NO_HTTPS_WHAT {
        en: "An image is loaded without encryption.",
        ja: "画像が暗号化されずに読み込まれます。",
        ko: "이미지가 암호화 없이 불러와집니다.",
        zh: "图片以未加密方式加载。",
    }
    NO_HTTPS_WHY {
        en: "Others can see and change it on the way, and some mail clients do not load it.",
        ja: "途中で見られたり差し替えられたりするおそれがあり、読み込まないメールソフトもあります。",
        ko: "중간에 보이거나 바뀔 수 있고, 불러오지 않는 메일 클라이언트도 있습니다.",
        zh: "图片可能在途中被查看或篡改，有些邮件客户端也不加载。",
    }
    DATA_URI_WHAT {
        en: "An image is written into the template (`data:`).",
        ja: "画像がテンプレートに直接書き込まれています (`data:`)。",
        ko: "이미지가 템플릿 안에 그대로 들어 있습니다(`data:`).",
        zh: "图片直接写在模板里（`data:`）。",
    }
    DATA_URI_WHY {
        en: "Gmail does not show such images.",
        ja: "Gmail はそのような画像を表示しません。",
        ko: "Gmail은 그런 이미지를 표시하지 않습니다.",
        zh: "Gmail 不显示这样的图片。",
    }
    DATA_URI_FIX {
        en: "put the image on a server and write its address",
        ja: "画像をサーバーに置き、そのアドレスを書いてください",
        ko: "이미지를 서버에 두고 그 주소를 쓰십시오",
        zh: "请将图片放到服务器上并写其地址",
    }
    DATA_URI {
        en: "{words} is an image written into the template",
        ja: "{words} はテンプレートに書き込まれた画像です",
        ko: "{words}은(는) 템플릿 안에 들어 있는 이미지입니다",
        zh: "{words} 是写在模板里的图片",
    }
    FORMAT_WHAT {
        en: "An image is of a kind that not every mail client shows.",
        ja: "一部のメールソフトで表示できない形式の画像があります。",
        ko: "일부 메일 클라이언트가 표시하지 못하는 형식의 이미지가 있습니다.",
        zh: "有些图片的格式并非所有邮件客户端都支持。",
    }
    FORMAT_WHY {
        en: "Some readers see a gap where the image should be.",
        ja: "受信者によっては、画像の場所が空白になります。",
        ko: "일부 수신자에게는 이미지 자리가 비어 보입니다.",
        zh: "部分收件人只会看到空白。",
    }
    FORMAT_FIX {
        en: "use PNG, JPEG or GIF",
        ja: "PNG、JPEG、GIF を使ってください",
        ko: "PNG, JPEG, GIF를 쓰십시오",
        zh: "请使用 PNG、JPEG 或 GIF",
    }
    NO_DIMENSIONS_WHAT {
        en: "An image has no `width`.",
        ja: "画像に `width` がありません。",
        ko: "이미지에 `width`가 없습니다.",
        zh: "图片没有 `width`。",
    }
    NO_DIMENSIONS_WHY {
        en: "Until it is loaded, and in Outlook, it takes another size than was meant.",
        ja: "読み込まれるまで、また Outlook では、意図しない大きさになります。",
        ko: "불러오기 전이나 Outlook에서는 뜻하지 않은 크기가 됩니다.",
        zh: "在加载完成之前以及在 Outlook 中，图片大小会与预期不同。",
    }
    NO_DIMENSIONS_FIX {
        en: "give the image a `width` and a `height`",
        ja: "画像に `width` と `height` を指定してください",
        ko: "이미지에 `width`와 `height`를 지정하십시오",
        zh: "请为图片写上 `width` 和 `height`",
    }
    NO_DIMENSIONS {
        en: "{words} has no `width`",
        ja: "{words} に `width` がありません",
        ko: "{words}에 `width`가 없습니다",
        zh: "{words} 没有 `width`",
    }
    PIXELS_WHAT {
        en: "There is more than one counting pixel.",
        ja: "計測用ピクセルが複数あります。",
        ko: "추적 픽셀이 여러 개 있습니다.",
        zh: "有多个统计像素。",
    }
    PIXELS_WHY {
        en: "Each is loaded on its own, and filters count them.",
        ja: "1 つずつ読み込まれ、フィルターはその数を見ています。",
        ko: "하나하나 불러와지고, 필터는 그 수를 셉니다.",
        zh: "每个都要单独加载，过滤器也会计算其数量。",
    }
    PIXELS_FIX {
        en: "keep one of them",
        ja: "1 つだけ残してください",
        ko: "하나만 남기십시오",
        zh: "请只保留一个",
    }
    PIXELS {
        en: "{count} images have 2 × 2 pixels or less",
        ja: "2 × 2 ピクセル以下の画像が {count} 枚あります",
        ko: "2 × 2픽셀 이하의 이미지가 {count}개 있습니다",
        zh: "有 {count} 张不超过 2 × 2 像素的图片",
    }
}
