package io.i9chat.adapter.sqlite.engine;

import io.i9chat.ports.model.account.Purpose;
import io.i9chat.ports.model.media.MediaKind;
import io.i9chat.ports.model.people.Audience;

/** The numbers that stand for kinds of things in the tables of people. They never change. */
public final class EnumCodes {
  private static final int SIGN_UP = 1;
  private static final int PASSWORD_RESET = 2;

  private static final int EVERYONE = 1;
  private static final int CONTACTS = 2;
  private static final int NOBODY = 3;

  private static final int VOICE = 1;
  private static final int AUDIO = 2;
  private static final int PHOTO = 3;
  private static final int VIDEO = 4;
  private static final int FILE = 5;
  private static final int PICTURE = 6;
  private static final int PREVIEW = 7;

  private EnumCodes() {}

  public static int of(Purpose purpose) {
    return switch (purpose) {
      case SIGN_UP -> SIGN_UP;
      case PASSWORD_RESET -> PASSWORD_RESET;
    };
  }

  public static int of(Audience audience) {
    return switch (audience) {
      case EVERYONE -> EVERYONE;
      case CONTACTS -> CONTACTS;
      case NOBODY -> NOBODY;
    };
  }

  public static Audience audience(int code) {
    return switch (code) {
      case EVERYONE -> Audience.EVERYONE;
      case CONTACTS -> Audience.CONTACTS;
      case NOBODY -> Audience.NOBODY;
      default -> throw new IllegalStateException("no circle: " + code);
    };
  }

  public static int of(MediaKind kind) {
    return switch (kind) {
      case VOICE -> VOICE;
      case AUDIO -> AUDIO;
      case PHOTO -> PHOTO;
      case VIDEO -> VIDEO;
      case FILE -> FILE;
      case PICTURE -> PICTURE;
      case PREVIEW -> PREVIEW;
    };
  }

  public static MediaKind mediaKind(int code) {
    return switch (code) {
      case VOICE -> MediaKind.VOICE;
      case AUDIO -> MediaKind.AUDIO;
      case PHOTO -> MediaKind.PHOTO;
      case VIDEO -> MediaKind.VIDEO;
      case FILE -> MediaKind.FILE;
      case PICTURE -> MediaKind.PICTURE;
      case PREVIEW -> MediaKind.PREVIEW;
      default -> throw new IllegalStateException("no kind of media: " + code);
    };
  }
}
