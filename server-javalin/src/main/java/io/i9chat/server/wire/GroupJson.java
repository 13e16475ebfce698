package io.i9chat.server.wire;

import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.Payload;
import io.i9chat.ports.model.people.Picture;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes what groups show of themselves, and what changed of it. */
final class GroupJson {
  private GroupJson() {}

  /** The fields of a profile, the picture only if there is one. */
  static void profile(JsonGenerator json, GroupProfile profile) {
    json.writeStringProperty("name", profile.name().value());
    json.writeStringProperty("description", profile.description().value());
    if (profile.picture() != null) {
      json.writeName("picture");
      picture(json, profile.picture());
    }
    json.writeStringProperty("joinPolicy", policy(profile));
  }

  /** Each field that changed, from what to what. */
  static void changes(JsonGenerator json, Payload.Changed changed) {
    GroupProfile from = changed.from();
    GroupProfile to = changed.to();
    json.writeObjectPropertyStart("changes");
    text(json, "name", from.name().value(), to.name().value());
    text(json, "description", from.description().value(), to.description().value());
    if (!Objects.equals(from.picture(), to.picture())) {
      json.writeObjectPropertyStart("picture");
      json.writeName("from");
      picture(json, from.picture());
      json.writeName("to");
      picture(json, to.picture());
      json.writeEndObject();
    }
    text(json, "joinPolicy", policy(from), policy(to));
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, String field, String from, String to) {
    if (!from.equals(to)) {
      json.writeObjectPropertyStart(field);
      json.writeStringProperty("from", from);
      json.writeStringProperty("to", to);
      json.writeEndObject();
    }
  }

  private static String policy(GroupProfile profile) {
    return profile.joinPolicy().name().toLowerCase(Locale.ROOT);
  }

  /** A picture as the ids of its objects, {@code null} without one. */
  static void picture(JsonGenerator json, @Nullable Picture picture) {
    if (picture == null) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeStringProperty("media", picture.media().toString());
    if (picture.preview() != null) {
      json.writeStringProperty("preview", picture.preview().toString());
    }
    json.writeEndObject();
  }
}
