package io.i9chat.server.wire.chat;

import io.i9chat.domain.group.GroupPatch;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.people.Picture;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes what groups show of themselves, and what changed of it. */
public final class GroupJson {
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
    json.writeObjectPropertyStart("changes");
    for (GroupPatch.Field field : GroupPatch.Field.values()) {
      if (field.differs(changed.from(), changed.to())) {
        json.writeObjectPropertyStart(name(field));
        json.writeName("from");
        value(json, field, changed.from());
        json.writeName("to");
        value(json, field, changed.to());
        json.writeEndObject();
      }
    }
    json.writeEndObject();
  }

  private static String name(GroupPatch.Field field) {
    return switch (field) {
      case NAME -> "name";
      case DESCRIPTION -> "description";
      case PICTURE -> "picture";
      case JOIN_POLICY -> "joinPolicy";
    };
  }

  private static void value(JsonGenerator json, GroupPatch.Field field, GroupProfile profile) {
    switch (field) {
      case NAME -> json.writeString(profile.name().value());
      case DESCRIPTION -> json.writeString(profile.description().value());
      case PICTURE -> picture(json, profile.picture());
      case JOIN_POLICY -> json.writeString(policy(profile));
    }
  }

  private static String policy(GroupProfile profile) {
    return profile.joinPolicy().name().toLowerCase(Locale.ROOT);
  }

  /** A picture as the ids of its objects, {@code null} without one. */
  public static void picture(JsonGenerator json, @Nullable Picture picture) {
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
