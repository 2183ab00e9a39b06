//! `tasker template show`.

use insta::assert_snapshot;

use super::{shop, versions};
use crate::common::TestDatabase;

#[tokio::test]
async fn show_takes_the_highest_version_by_number() {
    let database = versions().await;
    let shown = database.tasker(&["template", "show", "shop/order"]).success().stdout;
    assert!(shown.starts_with("shop/order@1.10.0\n"), "{shown}");
    assert_snapshot!(shown.split_once("\n\n").unwrap().1, @r"
    reserve  command ./reserve --json, timeout 30s
    └─ charge  sql charge.sql, queue payments
       └─ ship  noop
    ");
}

#[tokio::test]
async fn show_prints_a_file_that_can_be_applied_again() {
    let database = TestDatabase::new().await;
    shop(&database);
    database.tasker(&["template", "apply", "order.yaml"]).success();
    let yaml = database.tasker(&["template", "show", "shop/order", "--yaml"]).success().stdout;
    assert_snapshot!(yaml, @r#"
    namespace: shop
    name: order
    version: "1.0.0"
    description: Reserve, charge and ship an order
    steps:
    - name: reserve
      handler:
        command:
        - ./reserve
        - --json
      timeout: 30s
    - name: charge
      depends_on:
      - reserve
      handler:
        sql:
          statement: |
            select $1::bigint as order_id, $2::text as token
          params:
          - $.context.order_id
          - $.parents.reserve.token
      queue: payments
    - name: ship
      depends_on:
      - charge
      handler:
        noop: {}
    "#);

    let next = yaml.replace("1.0.0", "1.0.1");
    database.tasker_with_stdin(&["template", "apply", "-"], next).success();
    let definition = |name: &str| {
        let shown = database.tasker(&["template", "show", name, "--format", "json"]).success().json();
        assert_eq!(shown["kind"], "template.show");
        shown["definition"].clone()
    };
    let (mut first, mut second) = (definition("shop/order@1.0.0"), definition("shop/order"));
    assert_eq!(second["version"], "1.0.1");
    // What differs is what must: the version, and that no file is named any more.
    second["version"] = first["version"].clone();
    assert_eq!(first["steps"][1]["handler"]["sql"]["file"], "charge.sql");
    first["steps"][1]["handler"]["sql"].as_object_mut().unwrap().remove("file");
    assert_eq!(first, second);
}

#[tokio::test]
async fn a_name_that_is_not_there_gets_a_hint() {
    let database = TestDatabase::new().await;
    shop(&database);
    let show = |name: &str| database.tasker(&["template", "show", name]).snapshot();
    assert_snapshot!(show("shop/order"), @r"
    ------- stderr -------
    error: no workflow is called shop/order: none has been applied
      hint: tasker template apply FILE
    [exit status: 1]
    ");
    database.tasker(&["template", "apply", "order.yaml"]).success();
    assert_snapshot!(show("order"), @r"
    ------- stderr -------
    error: no workflow is called default/order
      hint: did you mean shop/order? `tasker template list` shows them all
    [exit status: 1]
    ");
    assert_snapshot!(show("shop/ordre"), @r"
    ------- stderr -------
    error: no workflow is called shop/ordre
      hint: did you mean shop/order? `tasker template list` shows them all
    [exit status: 1]
    ");
    assert_snapshot!(show("shop/order@2.0.0"), @r"
    ------- stderr -------
    error: shop/order has no version 2.0.0; its highest is 1.0.0
      hint: see its versions with `tasker template list shop/order`
    [exit status: 1]
    ");
    assert_snapshot!(show("shop/order@"), @r#"
    ------- stderr -------
    error: invalid value 'shop/order@' for '<[NAMESPACE/]NAME[@VERSION]>': "shop/order@" is not of the form [NAMESPACE/]NAME[@VERSION]

    For more information, try '--help'.
    [exit status: 2]
    "#);
}

#[tokio::test]
async fn a_row_that_another_program_wrote_is_named_as_such() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    client
        .execute(
            "insert into tasker_named_tasks (namespace, name, version) values ('rails', 'legacy', 'v2-beta')",
            &[],
        )
        .await
        .unwrap();
    assert!(database.tasker(&["template", "list"]).success().stdout.contains("rails/legacy  v2-beta"));
    assert_snapshot!(database.tasker(&["template", "show", "rails/legacy"]).snapshot(), @r"
    ------- stderr -------
    error: rails/legacy@v2-beta has no definition: another program wrote it
      hint: describe it in a YAML file and run `tasker template apply FILE` with a new version
    [exit status: 1]
    ");
}
