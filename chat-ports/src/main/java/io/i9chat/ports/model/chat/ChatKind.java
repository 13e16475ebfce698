package io.i9chat.ports.model.chat;

/** The two kinds of chat. */
public enum ChatKind {
  /** Between two people, for good. */
  DIRECT,
  /** Between any number of people, who come and go. */
  GROUP
}
