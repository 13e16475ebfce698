package io.i9chat.adapter.redis.codec;

import io.i9chat.ports.model.Caption;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.FileName;
import io.i9chat.ports.model.GroupDescription;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.live.Signal;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.log.Emoji;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.media.MediaFacts;
import io.i9chat.ports.model.media.MimeType;
import io.i9chat.ports.model.receipt.ReceiptState;
import io.i9chat.ports.model.receipt.Watermarks;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Values of any type of the model, made component by component: what a record gains is filled in
 * without a change here.
 */
final class RandomValues {
  private static final List<String> CHARACTERS =
      List.of(
          "a", "Z", "7", " ", "\n", "é", "щ", "漢", "😀", "e\u0301", "👩‍👩‍👧", "\uFFFD", "\u00A0");
  private static final List<String> EMOJIS =
      List.of("👍", "❤", "👩‍👩‍👧", "7\u20E3", "🇩🇪", "👋🏽");

  private final Random random;
  private final Map<Class<?>, Supplier<?>> own = new HashMap<>();

  RandomValues(long seed) {
    random = new Random(seed);
    own.put(UUID.class, () -> new UUID(random.nextLong(), random.nextLong()));
    own.put(long.class, this::size);
    own.put(Long.class, this::size);
    own.put(boolean.class, random::nextBoolean);
    own.put(Instant.class, this::instant);
    own.put(ClientId.class, () -> new ClientId(text(ClientId.MAX).replace('\n', '-')));
    own.put(GroupName.class, () -> new GroupName(text(GroupName.MAX)));
    own.put(GroupDescription.class, () -> new GroupDescription(text(GroupDescription.MAX)));
    own.put(FileName.class, () -> new FileName(text(FileName.MAX)));
    own.put(Caption.class, () -> new Caption(text(Caption.MAX)));
    own.put(Emoji.class, () -> new Emoji(any(EMOJIS)));
    own.put(MimeType.class, () -> new MimeType(any(List.of("image/png", "a/b", "audio/x+y"))));
    own.put(Content.Text.class, () -> new Content.Text(text(Content.Text.MAX)));
    own.put(Content.Voice.class, () -> new Content.Voice(of(MediaId.class), 1 + below(86_400_000)));
    own.put(Content.Dimensions.class, () -> new Content.Dimensions(pixels(), pixels()));
    own.put(Body.class, () -> body(of(Content.class)));
    own.put(Watermarks.class, () -> marks(size()));
    own.put(ReceiptState.class, this::receipts);
    own.put(Signal.Appended.class, () -> appended(of(Payload.class)));
  }

  /** Any value of a type. */
  <T> T of(Class<T> type) {
    return type.cast(value(type));
  }

  /** A signal that brings this payload, among others. */
  Signal appended(Payload payload) {
    ChatId chat = of(ChatId.class);
    Stream<Payload> payloads =
        Stream.concat(
            Stream.of(payload), IntStream.range(0, below(3)).mapToObj(i -> of(Payload.class)));
    return new Signal.Appended(
        chat, payloads.map(each -> new Committed(entry(chat, each), people())).toList());
  }

  /** A body with this content. */
  Body body(Content content) {
    return new Body(
        content,
        content.objects().stream()
            .map(object -> new MediaFacts(object, of(MimeType.class), size()))
            .toList());
  }

  private Entry entry(ChatId chat, Payload payload) {
    return new Entry(chat, size(), instant(), of(PersonId.class), payload, size());
  }

  private Set<PersonId> people() {
    Set<PersonId> people = new HashSet<>();
    IntStream.range(0, below(4)).forEach(i -> people.add(of(PersonId.class)));
    return people;
  }

  private Watermarks marks(long delivered) {
    return new Watermarks(
        delivered,
        delivered == 0 ? 0 : random.nextLong(delivered),
        random.nextBoolean() ? instant() : null,
        random.nextBoolean() ? instant() : null);
  }

  private ReceiptState receipts() {
    Watermarks held = of(Watermarks.class);
    return new ReceiptState(held, new Watermarks(held.read(), held.read() / 2, null, instant()));
  }

  private @Nullable Object value(AnnotatedType type) {
    if (type.isAnnotationPresent(Nullable.class) && random.nextInt(3) == 0) {
      return null;
    }
    if (!(type instanceof AnnotatedParameterizedType many)) {
      return value((Class<?>) type.getType());
    }
    AnnotatedType element = many.getAnnotatedActualTypeArguments()[0];
    List<Object> elements =
        Stream.generate(() -> value((Class<?>) element.getType())).limit(1 + below(4)).toList();
    Type raw = ((ParameterizedType) many.getType()).getRawType();
    return raw.equals(Set.class) ? new HashSet<>(elements) : elements;
  }

  private Object value(Class<?> type) {
    Supplier<?> supplier = own.get(type);
    if (supplier != null) {
      return supplier.get();
    }
    if (type.isSealed()) {
      return value(any(List.of(type.getPermittedSubclasses())));
    }
    return type.isEnum() ? any(List.of(type.getEnumConstants())) : record(type);
  }

  private Object record(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values =
        Arrays.stream(components).map(each -> value(each.getAnnotatedType())).toArray();
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException unfit) {
      throw new LinkageError("how to make a " + type, unfit);
    }
  }

  private String text(int max) {
    StringBuilder text = new StringBuilder("x");
    int length = below(Math.min(max, 40) / 6);
    IntStream.range(0, length).forEach(i -> text.append(any(CHARACTERS)));
    return text.toString();
  }

  private Instant instant() {
    Instant time = Instant.ofEpochMilli(random.nextLong() >> (20 + random.nextInt(40)));
    return random.nextBoolean() ? time : time.plusNanos(below(1_000_000));
  }

  /** Small numbers as often as large ones. */
  private long size() {
    return random.nextLong() >>> (1 + random.nextInt(63));
  }

  private int pixels() {
    return 1 + below(Content.Dimensions.MAX);
  }

  private int below(int bound) {
    return random.nextInt(bound);
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
