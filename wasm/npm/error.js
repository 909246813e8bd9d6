/** What is wrong with a policy document or a question. The first mistake's fields, and all of them in `errors`. */
export class SendrightError extends Error {
  constructor(errors) {
    super(errors.map(sentence).join("\n"));
    const [{ code, path, help, line, column }] = errors;
    Object.assign(this, { code, path, help, line, column, errors });
  }

  get name() {
    return "SendrightError";
  }
}

function sentence({ path, message, help, line, column }) {
  const place = (line && column ? `line ${line}, column ${column}: ` : "") + (path ? `${path}: ` : "");
  return place + message + (help ? `; ${help}` : "");
}
