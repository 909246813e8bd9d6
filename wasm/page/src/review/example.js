const SUBJECTS = {
  en: "Your spring order: two things to know before it ships, {{name}}",
  ja: "{{name}} 様、ご注文の発送前にお知らせしたい 2 つのこと",
  ko: "{{name}} 님, 주문하신 상품이 출발하기 전에 알려 드릴 두 가지",
  zh: "{{name}},您的订单发货前有两件事要告诉您",
};

/** A mail with a few things to mend. */
export function example(language) {
  return { kind: "notification", domain: "garden.example", subject: SUBJECTS[language], html: HTML };
}

const HTML = `<!doctype html>
<html lang="en">
<body style="font-family: Georgia, serif; color: #2b2b2b">
  <table role="presentation" width="560" align="center" cellpadding="16">
    <tr><td>
      <img src="http://img.garden.example/head.png" width="520" height="140">
      <h1 style="font-weight: normal">Good morning, {{name}}</h1>
      <p>Your order {{order}} is packed. The bulbs travel dry and the roses with their roots in moss, so please
      unpack both on the day they arrive and give the roses water before anything else.</p>
      <p>You can <a href="http://www.garden.example/orders/{{order}}">follow the parcel</a> from tomorrow on, and
      change the day of delivery until it leaves our yard.</p>
      <p onclick="track()">Questions? Answer this mail; a gardener reads it.</p>
      <p><small>Garden Ltd, 4 Mill Lane. <a href="https://bit.ly/3xYz">Our terms</a></small></p>
    </td></tr>
  </table>
</body>
</html>
`;
