package org.portevoix.notification.mails;

import java.util.List;
import java.util.function.Consumer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Wires the queue to its topics. */
@Configuration(proxyBeanMethods = false)
class MailsConfiguration {

	@Bean
	Consumer<Message<List<byte[]>>> signatures(Intake intake) {
		return intake::accept;
	}

	@Bean
	Consumer<Message<List<byte[]>>> ledger(LedgerIntake intake) {
		return intake::accept;
	}

	@Bean
	Consumer<Message<List<byte[]>>> staff(StaffIntake intake) {
		return intake::accept;
	}

}
