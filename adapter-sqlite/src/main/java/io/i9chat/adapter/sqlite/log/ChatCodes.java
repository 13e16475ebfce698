package io.i9chat.adapter.sqlite.log;

import io.i9chat.ports.model.chat.JoinPolicy;
import io.i9chat.ports.model.chat.MemberStatus;

/** The numbers that stand for kinds of things in the chat tables. They never change. */
public final class ChatCodes {
  public static final int MESSAGE = 1;
  static final int CREATED = 2;
  static final int ADDED = 3;
  static final int REMOVED = 4;
  static final int JOINED = 5;
  static final int LEFT = 6;
  static final int PROMOTED = 7;
  static final int DEMOTED = 8;
  static final int CHANGED = 9;
  static final int EDIT = 10;
  public static final int DELETE = 11;
  static final int REACTION = 12;
  static final int UNREACTION = 13;

  static final int TEXT = 1;
  static final int VOICE = 2;
  static final int AUDIO = 3;
  static final int PHOTOS = 4;
  static final int VIDEOS = 5;
  static final int FILE = 6;

  private static final int MEMBER = 1;
  private static final int ADMIN = 2;
  private static final int HAS_LEFT = 3;
  private static final int WAS_REMOVED = 4;

  private static final int OPEN = 1;
  private static final int CLOSED = 2;

  private ChatCodes() {}

  public static int of(MemberStatus status) {
    return switch (status) {
      case MEMBER -> MEMBER;
      case ADMIN -> ADMIN;
      case LEFT -> HAS_LEFT;
      case REMOVED -> WAS_REMOVED;
      case NEVER -> throw new IllegalStateException("a person who was never in has no row");
    };
  }

  public static MemberStatus status(int code) {
    return switch (code) {
      case MEMBER -> MemberStatus.MEMBER;
      case ADMIN -> MemberStatus.ADMIN;
      case HAS_LEFT -> MemberStatus.LEFT;
      case WAS_REMOVED -> MemberStatus.REMOVED;
      default -> throw new IllegalStateException("no status: " + code);
    };
  }

  public static int of(JoinPolicy policy) {
    return switch (policy) {
      case OPEN -> OPEN;
      case CLOSED -> CLOSED;
    };
  }

  public static JoinPolicy joinPolicy(int code) {
    return switch (code) {
      case OPEN -> JoinPolicy.OPEN;
      case CLOSED -> JoinPolicy.CLOSED;
      default -> throw new IllegalStateException("no join policy: " + code);
    };
  }
}
