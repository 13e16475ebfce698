package io.i9chat.server.document;

import io.i9chat.ports.model.Bio;
import io.i9chat.ports.model.Caption;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.DeviceName;
import io.i9chat.ports.model.DisplayName;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.FileName;
import io.i9chat.ports.model.GroupDescription;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.SessionId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Password;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.log.Emoji;
import io.i9chat.ports.model.media.MimeType;
import io.i9chat.server.wire.Login;
import io.i9chat.server.wire.Moment;
import io.i9chat.server.wire.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a type that is one value in JSON may be.
 *
 * @param name what documents call it, {@code null} for what is written where it is used
 * @param schema not to be changed
 */
record Scalar(@Nullable String name, ObjectNode schema) {
  private static final Map<Class<?>, Scalar> ALL = new HashMap<>();

  static {
    text(Username.class, Username.MIN, Username.MAX, "ada", "Unique ignoring case.")
        .put("pattern", "^" + Username.REGEX + "$");
    text(EmailAddress.class, 5, EmailAddress.MAX, "ada@example.org", "Kept in lower case.")
        .put("format", "email");
    text(Password.class, Password.MIN, Password.MAX, "correct horse", "").put("format", "password");
    text(DisplayName.class, 1, DisplayName.MAX, "Ada", "Not blank.");
    text(Bio.class, 0, Bio.MAX, "", "Empty for nothing.");
    text(DeviceName.class, 1, DeviceName.MAX, "laptop", "Not blank.");
    text(
        ClientId.class,
        1,
        ClientId.MAX,
        "a-1",
        "The client's own key, so that a call can be repeated.");
    text(FileName.class, 1, FileName.MAX, "notes.txt", "Not blank.");
    text(GroupName.class, 1, GroupName.MAX, "Chess", "Not blank.");
    text(GroupDescription.class, 0, GroupDescription.MAX, "Thursdays", "Empty for nothing.");
    text(Caption.class, 1, Caption.MAX, "At the lake", "Not blank.");
    // Selectors, which do not count, may double it.
    text(Emoji.class, 1, 2 * Emoji.MAX, "\uD83D\uDC4D", "One emoji (UTS #51), fully qualified.");
    text(MimeType.class, 0, MimeType.MAX, "image/jpeg", "Without parameters (RFC 6838).");
    text(Login.class, 0, Login.MAX, "ada", "An e-mail address or a username.");
    text(Secret.class, 0, Secret.MAX, "q8Zc0nJ3", "What was answered or mailed, or a password.");
    ALL.put(
        Content.Text.class,
        new Scalar("MessageText", text(1, Content.Text.MAX, "Hello Bob", "Not blank.")));
    id(ChatId.class, "019c1a2c-0000-7000-8000-000000000001");
    id(SessionId.class, "019c1a2b-0000-7000-8000-000000000002");
    id(MediaId.class, "019c1a2e-0000-7000-8000-000000000003");
    inline(String.class, "string", null);
    inline(Instant.class, "string", "date-time");
    inline(Moment.class, "string", "date-time");
    inline(URI.class, "string", "uri");
    inline(boolean.class, "boolean", null);
    inline(Boolean.class, "boolean", null);
    inline(int.class, "integer", "int32");
    inline(Integer.class, "integer", "int32");
    inline(long.class, "integer", "int64");
    inline(Long.class, "integer", "int64");
    inline(Double.class, "number", "double");
  }

  /** What this type may be, {@code null} if it is more than one value. */
  static @Nullable Scalar of(Class<?> type) {
    return ALL.get(type);
  }

  private static ObjectNode text(Class<?> type, int min, int max, String example, String about) {
    ObjectNode schema = text(min, max, example, about);
    ALL.put(type, new Scalar(type.getSimpleName(), schema));
    return schema;
  }

  private static ObjectNode text(int min, int max, String example, String about) {
    ObjectNode schema = typed("string");
    if (!about.isEmpty()) {
      schema.put("description", about);
    }
    if (min > 0) {
      schema.put("minLength", min);
    }
    schema.put("maxLength", max);
    schema.putArray("examples").add(example);
    return schema;
  }

  private static void id(Class<?> type, String example) {
    ObjectNode schema = typed("string").put("format", "uuid");
    schema.putArray("examples").add(example);
    ALL.put(type, new Scalar(type.getSimpleName(), schema));
  }

  private static void inline(Class<?> type, String name, @Nullable String format) {
    ObjectNode schema = typed(name);
    if (format != null) {
      schema.put("format", format);
    }
    ALL.put(type, new Scalar(null, schema));
  }

  private static ObjectNode typed(String name) {
    return JsonNodeFactory.instance.objectNode().put("type", name);
  }
}
