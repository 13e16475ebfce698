package io.i9chat.domain.message;

import io.i9chat.domain.chat.ChatAccess;
import io.i9chat.ports.model.commit.Precondition;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.log.Target;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What a policy says to something that is to be done to a message.
 *
 * @param <O> what the use case answers
 */
sealed interface Decision<O> {
  /** Yes: this is to be appended, as long as the chat's version and these preconditions hold. */
  record Append<O>(
      long version, Payload payload, List<Precondition> preconditions, List<String> words)
      implements Decision<O> {}

  /** It is so already, by this entry. Rules: IDEM-2. */
  record Already<O>(Entry entry) implements Decision<O> {}

  /** No. */
  record Refused<O>(O outcome) implements Decision<O> {}

  /**
   * What every policy begins with that is about a member and a message that they can see. Who is to
   * be a member, and sees the target, is decided by {@link Acts}; for replies by {@link
   * SendPolicy}. Rules: TARGET-1.
   *
   * @param target the message, empty if there is none that the caller can see
   * @param notFound the answer to a stranger, and where there is no message
   * @param gone the answer to those who are not in any more
   * @param policy what the policy says of its own
   */
  static <O> Decision<O> about(
      ChatAccess access,
      Optional<Target> target,
      O notFound,
      O gone,
      BiFunction<ChatAccess.Member, Target, Decision<O>> policy) {
    return access.ofMember(
        new Refused<>(notFound),
        new Refused<>(gone),
        member ->
            target.isPresent() ? policy.apply(member, target.get()) : new Refused<>(notFound));
  }
}
