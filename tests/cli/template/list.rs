//! `tasker template list`.

use super::versions;

#[tokio::test]
async fn the_highest_version_comes_first_by_number() {
    let database = versions().await;
    let listed = database.tasker(&["template", "list"]).success().stdout;
    // "just now", or a few seconds ago on a busy machine.
    let listed: Vec<Vec<&str>> =
        listed.lines().map(|line| line.split_whitespace().take(3).collect()).collect();
    assert_eq!(
        listed,
        [
            ["WORKFLOW", "VERSION", "STEPS"],
            ["default/other", "1.0.0", "1"],
            ["shop/order", "1.10.0", "3"],
            ["shop/order", "1.9.0", "3"],
            ["shop/order", "0.20.0", "3"],
        ]
    );
    let list = |args: &[&str]| {
        let run =
            database.tasker(&[&["template", "list", "--format", "json"], args].concat()).success().json();
        assert_eq!(run["kind"], "template.list");
        let versions = run["templates"].as_array().unwrap().iter();
        versions
            .map(|t| format!("{}@{}", t["name"].as_str().unwrap(), t["version"].as_str().unwrap()))
            .collect::<Vec<_>>()
    };
    assert_eq!(list(&["--latest"]), ["other@1.0.0", "order@1.10.0"]);
    assert_eq!(list(&["shop/order"]), ["order@1.10.0", "order@1.9.0", "order@0.20.0"]);
    assert_eq!(list(&["nobody"]), [""; 0]);
}
