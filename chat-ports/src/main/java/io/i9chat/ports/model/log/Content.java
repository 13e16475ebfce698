package io.i9chat.ports.model.log;

import io.i9chat.ports.model.Caption;
import io.i9chat.ports.model.Characters;
import io.i9chat.ports.model.FileName;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.MediaId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a message carries. The length of a caption is decided by {@link Caption}. Rules: CONTENT-1.
 */
public sealed interface Content {
  /** Text of 1 to 4,000 characters, not blank, kept as it was sent. */
  record Text(String text) implements Content {
    /** The greatest number of characters. */
    public static final int MAX = 4_000;

    /**
     * Checks the length and the characters.
     *
     * @throws InvalidValue if it is blank, too long or holds what is not allowed
     */
    public Text {
      Characters.checkNotBlank(Text.class, text, 1, MAX);
    }

    /** As it was kept, also where it would be blank by now. */
    public static Text kept(String text) {
      return new Text(Characters.kept(text));
    }
  }

  /**
   * One voice recording.
   *
   * @param durationMs how long it plays, in milliseconds, 1 to {@link #MAX_DURATION_MS}
   */
  record Voice(MediaId media, long durationMs) implements Content {
    /** A day. */
    public static final long MAX_DURATION_MS = 86_400_000;

    /**
     * Checks the duration.
     *
     * @throws InvalidValue if it is out of bounds
     */
    public Voice {
      if (durationMs < 1 || durationMs > MAX_DURATION_MS) {
        throw InvalidValue.of(Voice.class, "durationMs must be 1 to " + MAX_DURATION_MS);
      }
    }
  }

  /** A piece of audio. */
  record Audio(MediaId media) implements Content {}

  /** 1 to 10 photos. */
  record Photos(List<Visual> items, @Nullable Caption caption) implements Content {
    /**
     * Takes a copy of the list and checks its size.
     *
     * @throws InvalidValue if there are none or too many, or one comes twice
     */
    public Photos {
      items = Visual.checked(items);
    }
  }

  /** 1 to 10 videos. */
  record Videos(List<Visual> items, @Nullable Caption caption) implements Content {
    /**
     * Takes a copy of the list and checks its size.
     *
     * @throws InvalidValue if there are none or too many, or one comes twice
     */
    public Videos {
      items = Visual.checked(items);
    }
  }

  /** A file of any type. */
  record File(MediaId media, FileName name, @Nullable Caption caption) implements Content {}

  /** How large a photo or video is shown, in pixels, each 1 to {@link #MAX}; told by its sender. */
  record Dimensions(int width, int height) {
    /** The greatest width and height, that of JPEG (ITU-T T.81, B.2.2). */
    public static final int MAX = 65_535;

    /**
     * Checks both.
     *
     * @throws InvalidValue if one is out of bounds
     */
    public Dimensions {
      if (Math.min(width, height) < 1 || Math.max(width, height) > MAX) {
        throw InvalidValue.of(Dimensions.class, "width and height must be 1 to " + MAX);
      }
    }
  }

  /**
   * A photo or video.
   *
   * @param preview a small stand-in for it, {@code null} without one
   * @param dimensions {@code null} if its sender did not tell them
   */
  record Visual(MediaId media, @Nullable MediaId preview, @Nullable Dimensions dimensions) {
    /** The greatest number in one message. */
    public static final int MAX = 10;

    /** One whose sender did not tell its dimensions. */
    public Visual(MediaId media, @Nullable MediaId preview) {
      this(media, preview, null);
    }

    /** Whether it carries what the other does, whatever is told of its dimensions. */
    public boolean carriesSame(Visual other) {
      return media.equals(other.media) && Objects.equals(preview, other.preview);
    }

    private static List<Visual> checked(List<Visual> items) {
      if (items.isEmpty() || items.size() > MAX) {
        throw InvalidValue.of(Visual.class, "items must be 1 to " + MAX);
      }
      if (items.stream().map(Visual::media).distinct().count() < items.size()) {
        throw InvalidValue.of(Visual.class, "items must not name one object twice");
      }
      return List.copyOf(items);
    }
  }

  /** The objects it carries, previews included, in order. */
  default List<MediaId> objects() {
    return switch (this) {
      case Text text -> List.of();
      case Voice voice -> List.of(voice.media());
      case Audio audio -> List.of(audio.media());
      case File file -> List.of(file.media());
      case Photos photos -> of(photos.items());
      case Videos videos -> of(videos.items());
    };
  }

  private static List<MediaId> of(List<Visual> items) {
    List<MediaId> objects = new ArrayList<>();
    for (Visual item : items) {
      objects.add(item.media());
      if (item.preview() != null) {
        objects.add(item.preview());
      }
    }
    return objects;
  }

  /** What of it is written: the text or the caption, empty if there is neither. */
  default String written() {
    return switch (this) {
      case Text text -> text.text();
      case Voice voice -> "";
      case Audio audio -> "";
      case Photos photos -> of(photos.caption());
      case Videos videos -> of(videos.caption());
      case File file -> of(file.caption());
    };
  }

  private static String of(@Nullable Caption caption) {
    return caption == null ? "" : caption.value();
  }
}
