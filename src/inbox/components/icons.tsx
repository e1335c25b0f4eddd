/** Icons in the Lucide manner (24 grid, 2 px round strokes), inlined. Always beside a word, so hidden from readers. */
import type { Child, FC } from "hono/jsx";

const Icon: FC<{ children?: Child; filled?: boolean }> = ({ children, filled }) => (
  <svg class={filled ? "icon icon--full" : "icon"} viewBox="0 0 24 24" width="1em" height="1em" aria-hidden="true">
    {children}
  </svg>
);

export const ArrowLeft: FC = () => (
  <Icon>
    <path d="m12 19-7-7 7-7" />
    <path d="M19 12H5" />
  </Icon>
);

export const ChevronDown: FC = () => (
  <Icon>
    <path d="m6 9 6 6 6-6" />
  </Icon>
);

export const Clock: FC = () => (
  <Icon>
    <circle cx="12" cy="12" r="9" />
    <path d="M12 7v5l3 2" />
  </Icon>
);

export const Reply: FC = () => (
  <Icon>
    <path d="m9 17-5-5 5-5" />
    <path d="M20 18v-2a4 4 0 0 0-4-4H4" />
  </Icon>
);

export const Send: FC = () => (
  <Icon>
    <path d="m22 2-7 20-4-9-9-4Z" />
    <path d="M22 2 11 13" />
  </Icon>
);

export const Hand: FC = () => (
  <Icon>
    <path d="M18 11V6a2 2 0 0 0-4 0v5" />
    <path d="M14 10V4a2 2 0 0 0-4 0v7" />
    <path d="M10 10.5V6a2 2 0 0 0-4 0v8" />
    <path d="M18 8a2 2 0 1 1 4 0v6a8 8 0 0 1-8 8h-2c-2.8 0-4.5-.9-6-2.3l-3.6-3.6a2 2 0 0 1 2.8-2.8L7 15" />
  </Icon>
);

export const Undo: FC = () => (
  <Icon>
    <path d="M9 14 4 9l5-5" />
    <path d="M4 9h11a5 5 0 0 1 0 10h-4" />
  </Icon>
);

export const Plus: FC = () => (
  <Icon>
    <path d="M5 12h14" />
    <path d="M12 5v14" />
  </Icon>
);

export const Eye: FC = () => (
  <Icon>
    <path d="M2 12s3.5-7 10-7 10 7 10 7-3.5 7-10 7S2 12 2 12Z" />
    <circle cx="12" cy="12" r="3" />
  </Icon>
);

export const Check: FC = () => (
  <Icon>
    <path d="M20 6 9 17l-5-5" />
  </Icon>
);

export const Ban: FC = () => (
  <Icon>
    <circle cx="12" cy="12" r="9" />
    <path d="m5.6 5.6 12.8 12.8" />
  </Icon>
);

export const Alert: FC = () => (
  <Icon>
    <path d="m10.3 3.9-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.7-3l-8-14a2 2 0 0 0-3.4 0Z" />
    <path d="M12 9v4" />
    <path d="M12 17h.01" />
  </Icon>
);

export const LogOut: FC = () => (
  <Icon>
    <path d="M9 21H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h4" />
    <path d="m16 17 5-5-5-5" />
    <path d="M21 12H9" />
  </Icon>
);

/** Two roofs side by side: the house next door. */
export const House: FC = () => (
  <Icon>
    <path d="M2 12 8 6l4 4" />
    <path d="M4 11v9h6" />
    <path d="m9 13 6.5-6L22 13" />
    <path d="M11 12v8h9v-8" />
    <path d="M15 20v-4h2v4" />
  </Icon>
);

/** Each level has its own outline: octagon, triangle, diamond, circle, square. The first two are filled. */
export const LevelShape: FC<{ level: "U0" | "U1" | "U2" | "U3" | "U4" }> = ({ level }) => {
  switch (level) {
    case "U0":
      return (
        <Icon filled>
          <path d="M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3Z" />
        </Icon>
      );
    case "U1":
      return (
        <Icon filled>
          <path d="M12 4 22 20H2Z" />
        </Icon>
      );
    case "U2":
      return (
        <Icon>
          <path d="m12 3 9 9-9 9-9-9Z" />
        </Icon>
      );
    case "U3":
      return (
        <Icon>
          <circle cx="12" cy="12" r="8" />
        </Icon>
      );
    case "U4":
      return (
        <Icon>
          <rect x="5" y="5" width="14" height="14" rx="1" />
        </Icon>
      );
  }
};

export const Search: FC = () => (
  <Icon>
    <circle cx="11" cy="11" r="7" />
    <path d="m20 20-4-4" />
  </Icon>
);
