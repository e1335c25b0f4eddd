/** Settings of the worker under test. The keys are fixed and worthless; `config` refuses them anywhere but on localhost. */

/** Every setting `src/config.ts` asks for, as the worker's `env` carries it. */
export const testVars = {
  LINE_CHANNEL_SECRET: "0123456789abcdef0123456789abcdef",
  LINE_CHANNEL_ID: "1234567890",
  LINE_API_BASE: "http://line.simulator",
  LINE_DATA_API_BASE: "http://line.simulator",
  DATA_KEYS: JSON.stringify({
    kind: "development",
    current: "test-1",
    keys: { "test-1": "dGVzdC1rZXktb25lLXRlc3Qta2V5LW9uZS10ZXN0LWs" },
    lookup: "bG9vay11cC1rZXktbG9vay11cC1rZXktbG9vay11cC0",
  }),
  STAFF_AUTH: "dev",
  PUBLIC_ORIGIN: "http://localhost:8787",
  VAPID_KEYS: JSON.stringify({
    subject: "mailto:test@tonari.example",
    publicKey: "BKiLAXTFM2oOhfXTHfRUrt0khDkgzaUnsi3FYHtNpn4GDpkFBDQB2VNchUZP5PJqXHC1Wc8qOOENX3gupNXnfOM",
    privateKey: "BaB7Mf-8YqrjgJTNzkXcPPHLZZUguxiICElWGnKNyOQ",
  }),
};
