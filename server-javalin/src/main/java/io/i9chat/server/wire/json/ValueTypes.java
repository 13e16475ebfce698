package io.i9chat.server.wire.json;

import io.i9chat.domain.chat.ChatSummary;
import io.i9chat.domain.chat.Item;
import io.i9chat.domain.entry.HiddenEntry;
import io.i9chat.domain.entry.NamedEntry;
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
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.SessionId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.account.Password;
import io.i9chat.ports.model.chat.JoinPolicy;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.log.Emoji;
import io.i9chat.ports.model.media.MediaKind;
import io.i9chat.ports.model.media.MimeType;
import io.i9chat.ports.model.media.UploadProtocol;
import io.i9chat.ports.model.people.Audience;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.server.wire.Login;
import io.i9chat.server.wire.Moment;
import io.i9chat.server.wire.Patch;
import io.i9chat.server.wire.Secret;
import io.i9chat.server.wire.Times;
import io.i9chat.server.wire.chat.ChatJson;
import io.i9chat.server.wire.chat.EntryJson;
import io.i9chat.server.wire.chat.GroupJson;
import io.i9chat.server.wire.chat.ItemJson;
import io.i9chat.server.wire.chat.Role;
import io.i9chat.server.wire.content.ContentShape;
import io.i9chat.server.wire.content.PictureShape;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleDeserializers;
import tools.jackson.databind.module.SimpleModule;

/** How the model's own types are read, by their constructors, and written. */
final class ValueTypes {
  private ValueTypes() {}

  static SimpleModule module() {
    SimpleModule module = new SimpleModule("i9chat");
    module.setDeserializers(new Choices());
    text(module, String.class, text -> text);
    text(module, Username.class, Username::new);
    text(module, EmailAddress.class, EmailAddress::new);
    text(module, Password.class, Password::new);
    text(module, DisplayName.class, DisplayName::new);
    text(module, Bio.class, Bio::new);
    text(module, DeviceName.class, DeviceName::new);
    text(module, ClientId.class, ClientId::new);
    text(module, ChatId.class, ChatId::parse);
    text(module, SessionId.class, SessionId::parse);
    text(module, MediaId.class, MediaId::parse);
    text(module, MimeType.class, MimeType::new);
    text(module, FileName.class, FileName::new);
    text(module, GroupName.class, GroupName::new);
    text(module, GroupDescription.class, GroupDescription::new);
    text(module, Emoji.class, Emoji::new);
    written(module, Audience.class, ValueTypes::choice);
    written(module, JoinPolicy.class, ValueTypes::choice);
    written(module, Role.class, ValueTypes::choice);
    written(module, MediaKind.class, ValueTypes::choice);
    written(module, UploadProtocol.class, ValueTypes::choice);
    scalars(module);
    shapes(module);
    written(module, Picture.class, GroupJson::picture);
    module.addKeyDeserializer(ChatId.class, new ChatIdKey());
    addPatch(module);
    text(module, Moment.class, Moment::parse);
    text(module, Login.class, Login::new);
    text(module, Secret.class, Secret::new);
    written(module, Instant.class, (json, at) -> json.writeString(Times.text(at)));
    written(module, NamedEntry.class, EntryJson::write);
    written(module, HiddenEntry.class, EntryJson::write);
    written(module, Item.class, ItemJson::write);
    written(module, ChatSummary.class, ChatJson::write);
    return module;
  }

  private static void shapes(SimpleModule module) {
    module.addDeserializer(
        Content.class, new ShapeDeserializer<>(ContentShape.class, ContentShape::content));
    readText(module, Content.Text.class, Content.Text::new);
    readText(module, Caption.class, Caption::new);
    module.addDeserializer(
        Picture.class, new ShapeDeserializer<>(PictureShape.class, PictureShape::picture));
  }

  private static void scalars(SimpleModule module) {
    Set<JsonToken> whole = Set.of(JsonToken.VALUE_NUMBER_INT);
    Set<JsonToken> yesOrNo = Set.of(JsonToken.VALUE_TRUE, JsonToken.VALUE_FALSE);
    module.addDeserializer(
        Long.class, new StrictDeserializer<>(Long.class, whole, JsonParser::getLongValue));
    module.addDeserializer(
        Integer.class, new StrictDeserializer<>(Integer.class, whole, JsonParser::getIntValue));
    Set<JsonToken> number = Set.of(JsonToken.VALUE_NUMBER_INT, JsonToken.VALUE_NUMBER_FLOAT);
    module.addDeserializer(
        Double.class, new StrictDeserializer<>(Double.class, number, JsonParser::getDoubleValue));
    module.addDeserializer(
        Boolean.class,
        new StrictDeserializer<>(Boolean.class, yesOrNo, JsonParser::getBooleanValue));
  }

  private static void choice(JsonGenerator json, Enum<?> value) {
    json.writeString(value.name().toLowerCase(Locale.ROOT));
  }

  /** Reads every enum as one of a few words: its constants in lower case. */
  private static final class Choices extends SimpleDeserializers {
    private static final long serialVersionUID = 1L;

    @Override
    public ValueDeserializer<?> findEnumDeserializer(
        JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
      Map<String, Object> words = new LinkedHashMap<>();
      for (Object constant : type.getRawClass().getEnumConstants()) {
        words.put(((Enum<?>) constant).name().toLowerCase(Locale.ROOT), constant);
      }
      String known = String.join(", ", words.keySet());
      return new StrictDeserializer<>(
          type.getRawClass(),
          Set.of(JsonToken.VALUE_STRING),
          parser -> {
            Object constant = words.get(parser.getString());
            if (constant == null) {
              throw new InvalidValue("must be one of " + known);
            }
            return constant;
          });
    }
  }

  private static <T> void text(SimpleModule module, Class<T> type, Function<String, T> of) {
    readText(module, type, of);
    if (type != String.class) {
      written(module, type, (json, value) -> json.writeString(value.toString()));
    }
  }

  private static <T> void readText(SimpleModule module, Class<T> type, Function<String, T> of) {
    module.addDeserializer(
        type,
        new StrictDeserializer<>(
            type, Set.of(JsonToken.VALUE_STRING), parser -> of.apply(parser.getString())));
  }

  // The class of a generic type cannot be written with its argument.
  @SuppressWarnings({"unchecked", "rawtypes"})
  private static void addPatch(SimpleModule module) {
    module.addDeserializer((Class) Patch.class, new PatchDeserializer(null));
  }

  private static final class ChatIdKey extends KeyDeserializer {
    @Override
    public Object deserializeKey(String key, DeserializationContext context) {
      return ChatId.parse(key);
    }
  }

  private static <T> void written(
      SimpleModule module, Class<T> type, BiConsumer<JsonGenerator, T> writing) {
    module.addSerializer(
        type,
        new ValueSerializer<>() {
          @Override
          public void serialize(T value, JsonGenerator json, SerializationContext context) {
            writing.accept(json, value);
          }
        });
  }
}
