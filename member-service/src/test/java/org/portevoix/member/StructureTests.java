package org.portevoix.member;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import org.springframework.beans.factory.annotation.Autowired;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "org.portevoix.member", importOptions = ImportOption.DoNotIncludeTests.class)
class StructureTests {

	@ArchTest
	static final ArchRule packagesDoNotGoInCircles = slices().matching("org.portevoix.member.(*)..")
		.should()
		.beFreeOfCycles();

	@ArchTest
	static final ArchRule whatIsPublicHasAUserElsewhere = classes().that()
		.areTopLevelClasses()
		.and()
		.haveModifier(JavaModifier.PUBLIC)
		.should(haveAUserElsewhere());

	@ArchTest
	static final ArchRule noFieldIsInjected = noFields().should().beAnnotatedWith(Autowired.class);

	@ArchTest
	static final ArchRule noOtherServiceIsTouched = noClasses().should()
		.dependOnClassesThat(
				DescribedPredicate.describe("are of another service", (JavaClass type) -> type.getPackageName()
					.matches("org\\.portevoix\\.(campaign|notification|gateway).*")));

	@ArchTest
	static final ArchRule theContractDoesNotKnowTheWeb = noClasses().that()
		.resideInAnyPackage("..consents..", "..people..", "..decisions..", "..campaigns..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.springframework.web..", "org.springframework.security..");

	private static ArchCondition<JavaClass> haveAUserElsewhere() {
		return new ArchCondition<>("have a user in another package") {
			@Override
			public void check(JavaClass type, ConditionEvents events) {
				boolean used = type.getDirectDependenciesToSelf()
					.stream()
					.anyMatch((use) -> !use.getOriginClass().getPackageName().equals(type.getPackageName()));
				events.add(new SimpleConditionEvent(type, used, type.getName() + " is public for nobody"));
			}
		};
	}

}
