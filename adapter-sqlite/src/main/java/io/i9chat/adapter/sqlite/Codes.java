package io.i9chat.adapter.sqlite;

import io.i9chat.ports.model.account.Purpose;
import io.i9chat.ports.model.chat.ChatKind;

/** The numbers that stand for kinds in the file. They never change. */
final class Codes {
  static final int MESSAGE = 1;
  static final int CREATED = 2;
  static final int ADDED = 3;
  static final int REMOVED = 4;
  static final int JOINED = 5;
  static final int LEFT = 6;

  private static final int DIRECT = 1;
  private static final int GROUP = 2;

  private static final int SIGN_UP = 1;
  private static final int PASSWORD_RESET = 2;

  private Codes() {}

  static int of(ChatKind kind) {
    return switch (kind) {
      case DIRECT -> DIRECT;
      case GROUP -> GROUP;
    };
  }

  static ChatKind chatKind(int code) {
    return switch (code) {
      case DIRECT -> ChatKind.DIRECT;
      case GROUP -> ChatKind.GROUP;
      default -> throw new IllegalStateException("no kind of chat: " + code);
    };
  }

  static int of(Purpose purpose) {
    return switch (purpose) {
      case SIGN_UP -> SIGN_UP;
      case PASSWORD_RESET -> PASSWORD_RESET;
    };
  }
}
