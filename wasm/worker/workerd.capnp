# The worker on a machine of one's own: beside a folder `state`, `SENDRIGHT_TOKEN=… workerd serve workerd.capnp`.
using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "sendright", worker = .sendright),
    (name = "state", disk = (path = "state", writable = true)),
  ],
  sockets = [(name = "http", address = "127.0.0.1:8787", http = (), service = "sendright")],
);

const sendright :Workerd.Worker = (
  modules = [
    (name = "worker.js", esModule = embed "worker.js"),
    (name = "sendright_bg.wasm", wasm = embed "sendright_bg.wasm"),
  ],
  compatibilityDate = "2026-04-01",
  bindings = [
    (name = "POLICY", fromEnvironment = "SENDRIGHT_POLICY"),
    (name = "TOKEN", fromEnvironment = "SENDRIGHT_TOKEN"),
    (name = "OPEN", fromEnvironment = "SENDRIGHT_OPEN"),
    (name = "MAX_BODY_BYTES", fromEnvironment = "SENDRIGHT_MAX_BODY_BYTES"),
    (name = "ORIGINS", fromEnvironment = "SENDRIGHT_ORIGINS"),
    (name = "QUOTA", durableObjectNamespace = "Quota"),
  ],
  durableObjectNamespaces = [(className = "Quota", uniqueKey = "sendright-quota", enableSql = true)],
  durableObjectStorage = (localDisk = "state"),
);
