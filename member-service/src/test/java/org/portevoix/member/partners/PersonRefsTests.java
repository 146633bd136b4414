package org.portevoix.member.partners;

import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.portevoix.member.RunningMemberService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PersonRefsTests {

	private final PersonRefs refs = new PersonRefs(RunningMemberService.PARTNER_KEY);

	@Test
	void differTowardsEachPartnerAndStayForEach() {
		assertThat(this.refs.of("wsm", "amelie")).isEqualTo(this.refs.of("wsm", "amelie"))
			.isNotEqualTo(this.refs.of("other", "amelie"))
			.isNotEqualTo(this.refs.of("wsm", "bruno"));
		assertThat(this.refs.of("ws", "mamelie")).as("parts do not run together")
			.isNotEqualTo(this.refs.of("wsm", "amelie"));
	}

	@Test
	void hangOnTheKey() {
		String other = Base64.getEncoder().encodeToString("another key that has 32 bytes or more".getBytes());
		assertThat(new PersonRefs(other).of("wsm", "amelie")).isNotEqualTo(this.refs.of("wsm", "amelie"));
		assertThatIllegalArgumentException().isThrownBy(() -> new PersonRefs("c2hvcnQ="))
			.withMessageContaining("PARTNER_KEY");
		assertThatIllegalArgumentException().isThrownBy(() -> new PartnerSettings(" "))
			.withMessageStartingWith("Set PARTNER_KEY");
	}

}
