const MAILS = {
  en: {
    subject: "Your spring order: two things to know before it ships, {{name}}",
    greeting: "Good morning, {{name}}",
    packed: `Your order {{order}} is packed. The bulbs travel dry and the roses with their roots in moss, so please
      unpack both on the day they arrive and give the roses water before anything else.`,
    parcel: `You can <a href="$PARCEL">follow the parcel</a> from tomorrow on, and
      change the day of delivery until it leaves our yard.`,
    questions: "Questions? Answer this mail; a gardener reads it.",
    sender: "Garden Ltd, 4 Mill Lane.",
    terms: "Our terms",
  },
  ja: {
    subject: "{{name}} 様、ご注文の発送前にお知らせしたい 2 つのこと",
    greeting: "{{name}} 様、おはようございます",
    packed: `ご注文 {{order}} の荷造りが終わりました。球根は乾いたまま、バラは根を苔で包んでお送りします。
      どちらも届いた日に箱から出し、バラにはまず水をあげてください。`,
    parcel: `明日から<a href="$PARCEL">荷物の状況</a>をご覧いただけます。
      お届け日は、荷物が当園を出るまで変更できます。`,
    questions: "ご質問はこのメールにご返信ください。園芸の担当者がお読みします。",
    sender: "ガーデン株式会社、みどり町 4-1",
    terms: "ご利用規約",
  },
  ko: {
    subject: "{{name}} 님, 주문하신 상품이 출발하기 전에 알려 드릴 두 가지",
    greeting: "{{name}} 님, 안녕하세요",
    packed: `주문 {{order}}의 포장이 끝났습니다. 알뿌리는 마른 채로, 장미는 뿌리를 이끼로 감싸 보내 드립니다.
      둘 다 도착한 날 바로 풀어 주시고, 장미에는 먼저 물을 주세요.`,
    parcel: `내일부터 <a href="$PARCEL">배송 상황</a>을 확인하실 수 있으며,
      상품이 농원을 떠나기 전까지 배송일을 바꾸실 수 있습니다.`,
    questions: "궁금한 점은 이 메일에 답장해 주세요. 정원사가 읽습니다.",
    sender: "가든 주식회사, 초록길 4",
    terms: "이용 약관",
  },
  zh: {
    subject: "{{name}}，您的订单发货前有两件事要告诉您",
    greeting: "{{name}}，早上好",
    packed: `您的订单 {{order}} 已装箱。球根干燥运输，月季的根部用苔藓包裹。
      请在收到当天把两者都取出，并先给月季浇水。`,
    parcel: `从明天起您可以<a href="$PARCEL">查看包裹</a>，
      包裹离开园圃之前都可以更改送货日期。`,
    questions: "有问题请直接回复本邮件，园艺师会阅读。",
    sender: "花园有限公司，磨坊路 4 号",
    terms: "服务条款",
  },
};

/** A mail with a few things to mend. */
export function example(language) {
  const mail = MAILS[language];
  return { kind: "notification", domain: "garden.example", subject: mail.subject, html: html(language, mail) };
}

function html(language, { greeting, packed, parcel, questions, sender, terms }) {
  return `<!doctype html>
<html lang="${language}">
<body style="font-family: Georgia, serif; color: #2b2b2b">
  <table role="presentation" width="560" align="center" cellpadding="16">
    <tr><td>
      <img src="http://img.garden.example/head.png" width="520" height="140">
      <h1 style="font-weight: normal">${greeting}</h1>
      <p>${packed}</p>
      <p>${parcel.replace("$PARCEL", "http://www.garden.example/orders/{{order}}")}</p>
      <p onclick="track()">${questions}</p>
      <p><small>${sender} <a href="https://bit.ly/3xYz">${terms}</a></small></p>
    </td></tr>
  </table>
</body>
</html>
`;
}
