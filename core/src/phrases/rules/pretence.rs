//! Things that look like what they are not.

use crate::phrases::phrases;

phrases! {
    FAKE_UI_WHAT {
        en: "A link looks like an attachment, a captcha or a play button, and leads to another site.",
        ja: "リンクが添付ファイル、画像認証、再生ボタンのように見えますが、リンク先は別のサイトです。",
        ko: "링크가 첨부 파일, 캡차, 재생 버튼처럼 보이지만 다른 사이트로 연결됩니다.",
        zh: "链接看起来像附件、人机验证或播放按钮，实际却指向其他网站。",
    }
    FAKE_UI_WHY {
        en: "Readers click what their mail client would show them; phishing lives on that.",
        ja: "受信者はメールソフトの表示だと思ってクリックします。フィッシングはそこにつけ込みます。",
        ko: "수신자는 메일 클라이언트의 화면인 줄 알고 누릅니다. 피싱은 이를 노립니다.",
        zh: "收件人会以为是邮件客户端的界面而点击，钓鱼邮件正是利用这一点。",
    }
    FAKE_UI_FIX {
        en: "say in words where the link leads, or declare the site among the sender's link domains",
        ja: "リンク先を言葉で説明するか、そのサイトを差出人のリンク先ドメインとして宣言してください",
        ko: "링크가 어디로 가는지 글로 밝히거나, 그 사이트를 발신자의 링크 도메인으로 선언하십시오",
        zh: "请用文字说明链接指向哪里，或将该网站声明为发件人的链接域名",
    }
    FAKE_UI {
        en: "{shown} is no part of the mail client: the link leads to {host}",
        ja: "{shown} はメールソフトの表示ではありません。リンク先は {host} です",
        ko: "{shown}은(는) 메일 클라이언트의 화면이 아닙니다. 링크는 {host}(으)로 연결됩니다",
        zh: "{shown} 不是邮件客户端的界面：链接指向 {host}",
    }
    FAKE_REPLY_WHAT {
        en: "The subject begins as that of a reply or a forwarded mail.",
        ja: "件名が返信や転送のような書き出しです。",
        ko: "제목이 답장이나 전달된 메일처럼 시작합니다.",
        zh: "主题的开头像回复或转发的邮件。",
    }
    FAKE_REPLY_WHY {
        en: "A template answers nobody; readers feel deceived.",
        ja: "テンプレートは誰への返信でもなく、受信者はだまされたと感じます。",
        ko: "템플릿은 누구에게 보내는 답장도 아니므로 수신자는 속았다고 느낍니다.",
        zh: "模板并非对谁的回复，收件人会觉得受骗。",
    }
    FAKE_REPLY_FIX {
        en: "leave the `Re:` out",
        ja: "`Re:` を外してください",
        ko: "`Re:`를 빼십시오",
        zh: "请去掉 `Re:`",
    }
    FAKE_REPLY {
        en: "{words} begins as a reply does",
        ja: "{words} は返信のような書き出しです",
        ko: "{words}은(는) 답장처럼 시작합니다",
        zh: "{words} 的开头像回复",
    }
}
