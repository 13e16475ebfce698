package io.i9chat.domain.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.Caption;
import io.i9chat.ports.model.FileName;
import io.i9chat.ports.model.GroupDescription;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.Username;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.JoinPolicy;
import io.i9chat.ports.model.log.Content;
import io.i9chat.ports.model.log.Fingerprint;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Rule;
import io.i9chat.tck.memory.InMemoryPorts;
import io.i9chat.tck.memory.InMemorySecrets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class FingerprintsTest {
  private static final MediaId ONE = Fresh.media();
  private static final MediaId TWO = Fresh.media();
  private static final Content HELLO = new Content.Text("hello");

  private final StorePorts store = InMemoryPorts.freshStore();
  private final InMemorySecrets secrets = new InMemorySecrets();
  private final Fingerprints fingerprints = new Fingerprints(secrets, store.keys());

  @Test
  void areTheSameForTheSame() {
    assertThat(fingerprints.message(HELLO, 7L))
        .isEqualTo(fingerprints.message(new Content.Text("hello"), 7L));
    assertThat(new Fingerprints(secrets, store.keys()).message(HELLO, 7L))
        .isEqualTo(fingerprints.message(HELLO, 7L));
  }

  @Test
  @Rule("IDEM-1")
  void differForWhateverIsSentOtherwise() {
    assertThat(
            collisions(
                contents()
                    .flatMap(content ->
                        Stream.of(
                            fingerprints.message(content, null),
                            fingerprints.message(content, 1L),
                            fingerprints.edit(1, content),
                            fingerprints.edit(2, content),
                            fingerprints.message(content, 256L)))))
        .isEmpty();
  }

  private static Stream<Content> contents() {
    Content.Visual bare = new Content.Visual(ONE, null);
    Content.Visual previewed = new Content.Visual(ONE, TWO);
    Content.Dimensions wide = new Content.Dimensions(4, 3);
    Content.Dimensions high = new Content.Dimensions(3, 4);
    Content.Visual other = new Content.Visual(TWO, null);
    Caption caption = new Caption("hello");
    FileName name = new FileName("hello");
    return Stream.of(
        HELLO,
        new Content.Text("Hello"),
        new Content.Text("hello "),
        new Content.Voice(ONE, 1),
        new Content.Voice(ONE, 2),
        new Content.Voice(TWO, 1),
        new Content.Audio(ONE),
        new Content.Audio(TWO),
        new Content.Photos(List.of(bare), null),
        new Content.Photos(List.of(bare), caption),
        new Content.Photos(List.of(previewed), null),
        new Content.Photos(List.of(new Content.Visual(ONE, null, wide)), null),
        new Content.Photos(List.of(new Content.Visual(ONE, null, high)), null),
        new Content.Photos(List.of(new Content.Visual(ONE, TWO, wide)), null),
        new Content.Photos(List.of(bare, other), null),
        new Content.Photos(List.of(other, bare), null),
        new Content.Videos(List.of(bare), null),
        new Content.Videos(List.of(bare), caption),
        new Content.File(ONE, name, null),
        new Content.File(ONE, name, caption),
        new Content.File(TWO, name, null),
        new Content.File(ONE, new FileName("hell"), new Caption("o")),
        new Content.File(ONE, new FileName("hello."), null));
  }

  @Test
  void ofGroupsDifferForWhateverIsSentOtherwise() {
    GroupName name = new GroupName("name");
    GroupDescription none = new GroupDescription("");
    GroupDescription some = new GroupDescription("x");
    Username ada = new Username("ada");
    Username bob = new Username("bob");
    GroupProfile plain = GroupProfile.named(name);
    assertThat(
            collisions(
                Stream.of(
                    fingerprints.group(plain, List.of(ada)),
                    fingerprints.group(plain, List.of(bob)),
                    fingerprints.group(plain, List.of(ada, bob)),
                    fingerprints.group(plain, List.of(bob, ada)),
                    fingerprints.group(GroupProfile.named(new GroupName("nam")), List.of(ada)),
                    fingerprints.group(
                        new GroupProfile(name, some, null, JoinPolicy.OPEN), List.of(ada)),
                    fingerprints.group(
                        new GroupProfile(name, none, null, JoinPolicy.CLOSED), List.of(ada)),
                    fingerprints.group(
                        new GroupProfile(name, none, new Picture(ONE, null), JoinPolicy.OPEN),
                        List.of(ada)),
                    fingerprints.group(
                        new GroupProfile(name, none, new Picture(ONE, TWO), JoinPolicy.OPEN),
                        List.of(ada)))))
        .isEmpty();
    assertThat(fingerprints.group(plain, List.of(new Username("ADA"))))
        .isEqualTo(fingerprints.group(plain, List.of(ada)));
  }

  @Test
  @Rule("WITHDRAW-3")
  void stayTheSameWhenTheSecretRotatesTwice() {
    Fingerprint before = fingerprints.message(HELLO, null);

    InMemorySecrets next = secrets.rotated();
    assertThat(new Fingerprints(next, store.keys()).message(HELLO, null)).isEqualTo(before);
    // The first use sealed the key anew, so that the oldest secret is not needed any more.
    assertThat(new Fingerprints(next.rotated(), store.keys()).message(HELLO, null))
        .isEqualTo(before);
  }

  @Test
  @Rule("WITHDRAW-3")
  void cannotBeMadeUnderAnotherSecret() {
    fingerprints.message(HELLO, null);
    Fingerprints elsewhere = new Fingerprints(new InMemorySecrets(), store.keys());

    assertThatThrownBy(() -> elsewhere.message(HELLO, null)).isInstanceOf(PortFailure.class);
  }

  @Test
  @Rule("WITHDRAW-3")
  void ofTwoStoresHaveNothingInCommon() {
    Fingerprints elsewhere = new Fingerprints(secrets, InMemoryPorts.freshStore().keys());

    assertThat(elsewhere.message(HELLO, null)).isNotEqualTo(fingerprints.message(HELLO, null));
  }

  /** What comes more than once. */
  private static List<Fingerprint> collisions(Stream<Fingerprint> fingerprints) {
    Set<Fingerprint> seen = new HashSet<>();
    return fingerprints.filter(print -> !seen.add(print)).toList();
  }
}
