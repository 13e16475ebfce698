package io.i9chat.tck;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Names the rules that a test checks: those numbered in the Javadoc of a port, such as {@code
 * CHATS-5}, or those of {@code docs/rules.md}. A test that fails says which. It has the people it
 * is about as parameters: those {@link Enrolled} and accounts are in the store, others in none.
 */
@Documented
@ExtendWith({RuleBroken.class, TestPeople.class})
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Rule {
  /** The ids of the rules, as they are spelt there. */
  String[] value();
}
