package io.github.audiomnist;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where DJL may be known, and which package may know which. */
class ArchitectureTest {

  private static final String ROOT = "io.github.audiomnist.";
  private static final String MODELS = ROOT + "models..";
  private static final String TRAINING = ROOT + "training..";
  private static final String INTERNAL = ROOT + "internal..";
  private static final String ENGINE = "ai.djl..";

  /** The one class that may show DJL to those who come from there. */
  private static final String ADAPTERS = ROOT + "models.DjlAdapters";

  private static final JavaClasses MODULE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT + "models", ROOT + "training", ROOT + "internal");

  @Test
  void module_imported_isThere() {
    assertTrue(MODULE.contain(ROOT + "models.Recognizer"));
    assertTrue(MODULE.contain(ROOT + "training.Training"));
    assertTrue(MODULE.contain(ROOT + "internal.Torch"));
  }

  @Test
  void packages_inOrder_importOnlyThoseBefore() {
    noClasses()
        .that()
        .resideInAPackage(TRAINING)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(INTERNAL, MODELS)
        .check(MODULE);
    noClasses()
        .that()
        .resideInAPackage(INTERNAL)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(MODELS)
        .check(MODULE);
  }

  @Test
  void djl_isKnownToInternalsOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage(INTERNAL)
        .and()
        .doNotHaveFullyQualifiedName(ADAPTERS)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ENGINE)
        .check(MODULE);
  }

  /** {@code NetworkBlock} is a DJL block, so the internals do not show either. */
  @Test
  void signatures_ofPublicTypes_showNoEngineAndNoInternals() {
    Predicate<JavaClass> hidden =
        type ->
            type.getPackageName().startsWith("ai.djl")
                || type.getPackageName().startsWith(ROOT + "internal");
    classes()
        .that()
        .resideInAnyPackage(MODELS, TRAINING)
        .and()
        .arePublic()
        .and()
        .doNotHaveFullyQualifiedName(ADAPTERS)
        .should(
            new ArchCondition<JavaClass>("show no type of DJL or of the internals") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                List<String> shown = new ArrayList<>();
                shownTypes(type).filter(hidden).forEach(found -> shown.add(found.getName()));
                events.add(
                    new SimpleConditionEvent(
                        type, shown.isEmpty(), type.getName() + " shows " + shown));
              }
            })
        .check(MODULE);
  }

  private static Stream<JavaClass> shownTypes(JavaClass type) {
    Stream<JavaClass> supertypes =
        Stream.concat(type.getAllRawSuperclasses().stream(), type.getAllRawInterfaces().stream());
    Stream<JavaType> members =
        type.getMembers().stream().filter(ArchitectureTest::isShown).flatMap(ArchitectureTest::of);
    return Stream.concat(
        supertypes, members.map(JavaType::getAllInvolvedRawTypes).flatMap(Set::stream));
  }

  private static boolean isShown(JavaMember member) {
    return member.getModifiers().contains(JavaModifier.PUBLIC)
        || member.getModifiers().contains(JavaModifier.PROTECTED);
  }

  private static Stream<JavaType> of(JavaMember member) {
    if (member instanceof JavaField field) {
      return Stream.of(field.getType());
    }
    JavaCodeUnit unit = (JavaCodeUnit) member;
    return Stream.of(
            Stream.of(unit.getReturnType()),
            unit.getParameterTypes().stream(),
            unit.getTypeParameters().stream(),
            unit.getThrowsClause().getTypes().stream())
        .flatMap(types -> types);
  }

  @Test
  void publicClasses_areClosed() {
    classes()
        .that()
        .resideInAnyPackage(MODELS, TRAINING)
        .and()
        .arePublic()
        .should(
            new ArchCondition<JavaClass>("be final, sealed, records, enums or interfaces") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                boolean closed =
                    type.isInterface()
                        || type.isEnum()
                        || type.getModifiers().contains(JavaModifier.FINAL)
                        || type.reflect().isSealed();
                events.add(
                    new SimpleConditionEvent(
                        type, closed, type.getName() + (closed ? " is closed" : " is open")));
              }
            })
        .check(MODULE);
  }
}
