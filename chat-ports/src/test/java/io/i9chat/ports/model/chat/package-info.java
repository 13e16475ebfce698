/** Tests of the model of chats: tables of its rules, and properties over random histories. */
@NullMarked
package io.i9chat.ports.model.chat;

import org.jspecify.annotations.NullMarked;
