/** Tests of people. */
@NullMarked
package io.i9chat.adapter.sqlite.people;

import org.jspecify.annotations.NullMarked;
