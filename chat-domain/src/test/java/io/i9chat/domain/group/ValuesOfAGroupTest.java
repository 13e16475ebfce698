package io.i9chat.domain.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.ports.model.GroupDescription;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.JoinPolicy;
import io.i9chat.tck.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a group may be called, say of itself, and how many it takes. */
final class ValuesOfAGroupTest {
  @Test
  @Rule("CHAT-2")
  void nameAndDescriptionHaveTheirLengths() {
    for (String character : List.of("x", "漢", "😀")) {
      assertThat(new GroupName(character.repeat(100)).value()).isNotEmpty();
      assertThat(new GroupDescription(character.repeat(500)).value()).isNotEmpty();
      assertThatThrownBy(() -> new GroupName(character.repeat(101)))
          .isInstanceOf(InvalidValue.class);
      assertThatThrownBy(() -> new GroupDescription(character.repeat(501)))
          .isInstanceOf(InvalidValue.class);
    }
    assertThat(new GroupDescription("").value()).isEmpty();
    for (String blank : List.of("", " ", "\n")) {
      assertThatThrownBy(() -> new GroupName(blank)).isInstanceOf(InvalidValue.class);
    }
  }

  @Test
  @Rule("CHAT-2")
  void aGroupIsOpenAndTakesTenThousandUnlessItIsSaidOtherwise() {
    assertThat(GroupProfile.named(new GroupName("A group")).joinPolicy())
        .isEqualTo(JoinPolicy.OPEN);
    assertThat(GroupSettings.DEFAULT.maxMembers()).isEqualTo(10_000);
  }
}
